package org.confab.ejb.check;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.confab.core.check.CheckFailed;
import org.confab.core.check.Outcome;
import org.confab.core.check.Trouble;
import org.confab.ejb.check.client.Dialog;
import org.confab.ejb.check.client.Endpoint;
import org.confab.ejb.check.client.SipText;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

/**
 * A conference of the two: made by the focus factory, joined by both at the Focus, called at an
 * MCU, deleted again ([MS-CONFPRO], [MS-CONFBAS], [MS-CONFIM]).
 */
final class ConferenceTrial implements AutoCloseable {
  private static final String CCCP = "application/cccp+xml";

  /** Always the same, so that one that a broken pass has left is found by the next. */
  private static final String OF_MESSAGES = "C0FAB000C4EC40008000000000000001";

  private static final String OF_SOUND = "C0FAB000C4EC40008000000000000002";

  private final Endpoint organizer;
  private final Endpoint guest;
  private final String id;
  private final String focus;

  /** Makes one for media of those types, and has both join. */
  ConferenceTrial(Endpoint organizer, Endpoint guest, List<String> types) {
    this.organizer = organizer;
    this.guest = guest;
    this.id = types.contains("audio-video") ? OF_SOUND : OF_MESSAGES;
    forgetLast();
    this.focus = created(types);
    try {
      join(organizer);
      join(guest);
    } catch (CheckFailed failed) {
      close();
      throw failed;
    }
  }

  /** A conference with messages. */
  static Outcome ofMessages(Endpoint organizer, Endpoint guest) {
    try (ConferenceTrial conference = new ConferenceTrial(organizer, guest, List.of("chat"))) {
      Dialog first = conference.call(organizer, "chat", MessageTrial.offer(organizer.host()));
      Dialog second = conference.call(guest, "chat", MessageTrial.offer(guest.host()));
      String text = "check " + UUID.randomUUID();
      first.say("MESSAGE", "text/plain", text);
      RawMessage message =
          guest.await(
              "a message in the conference",
              one -> one.isRequest() && second.has(one) && Endpoint.text(one).contains(text));
      guest.accept(message);
      second.hangUp();
      first.hangUp();
      return new Outcome.Fine("two in a conference, a message passed on");
    }
  }

  /** What a pass that was cut has left behind; mostly there is nothing. */
  private void forgetLast() {
    RawMessage answer = organizer.ask(toFactory(deletion()));
    if (answer.status() >= 500) {
      throw new CheckFailed(Trouble.REFUSED, "the focus factory", String.valueOf(answer.status()));
    }
  }

  private String deletion() {
    return "<deleteConference><conferenceKeys msci:conference-id=\"%s\"/></deleteConference>"
        .formatted(id);
  }

  private String created(List<String> types) {
    String views =
        types.stream()
            .map("<msci:entity-view entity=\"%s\"/>"::formatted)
            .collect(Collectors.joining());
    String command =
        "<addConference><ci:conference-info entity=\"\"><ci:conference-description><ci:subject/>"
            + "<msci:conference-id>%s</msci:conference-id>"
            + "<msci:admission-policy>openAuthenticated</msci:admission-policy>"
            + "</ci:conference-description><msci:conference-view>%s</msci:conference-view>"
            + "</ci:conference-info></addConference>";
    XmlElement answer = command(command.formatted(id, views), "making a conference");
    return answer
        .path("addConference", "conference-info")
        .flatMap(info -> info.attribute("entity"))
        .orElseThrow(
            () -> new CheckFailed(Trouble.WRONG_ANSWER, "a conference without an address"));
  }

  /** A command to the focus factory, which has to be carried out. */
  private XmlElement command(String command, String what) {
    return success(organizer.asked(toFactory(command), what), what);
  }

  private SipText toFactory(String command) {
    String factory = organizer.aor() + ";gruu;opaque=app:conf:focusfactory";
    return organizer.request("SERVICE", factory).body(CCCP, c3p(organizer, factory, command));
  }

  private XmlElement success(RawMessage answer, String what) {
    XmlElement response = Xml.read(answer.body());
    if (!response.attribute("code").orElse("").equals("success")) {
      String reason =
          WebClient.all(response)
              .flatMap(one -> one.attribute("reason").stream())
              .findFirst()
              .orElse("no reason given");
      throw new CheckFailed(
          Trouble.FORBIDDEN_BY_POLICY, what, reason, organizer.aor().replaceFirst("^sip:", ""));
    }
    return response;
  }

  private void join(Endpoint who) {
    String command =
        "<addUser><conferenceKeys confEntity=\"%s\"/><ci:user entity=\"%s\"><ci:roles>"
            + "<ci:entry>attendee</ci:entry></ci:roles><ci:endpoint entity=\"{%s}\"/></ci:user>"
            + "</addUser>";
    String body = c3p(who, focus, command.formatted(focus, who.aor(), UUID.randomUUID()));
    Dialog joined =
        Dialog.call(
            who,
            who.request("INVITE", focus).with("Supported", "timer").body(CCCP, body),
            "joining a conference");
    String code = Xml.read(joined.description()).attribute("code").orElse("");
    if (!code.equals("success")) {
      throw new CheckFailed(Trouble.REFUSED, "joining a conference", code);
    }
  }

  /** Calls an MCU of the conference. */
  Dialog call(Endpoint who, String type, String offer) {
    String mcu = focus.replace(":focus:", ":" + type + ":");
    SipText invite = who.request("INVITE", mcu).body("application/sdp", offer);
    return Dialog.call(who, invite, "the call to the conference's " + type + " server");
  }

  /** How many devices the roster tells of at the MCU of that type. */
  long atMcu(String type) {
    RawMessage answer =
        organizer.asked(
            organizer
                .request("SUBSCRIBE", focus)
                .with("Event", "conference")
                .with("Accept", "application/conference-info+xml")
                .with("Supported", "com.microsoft.autoextend")
                .with("Supported", "ms-benotify")
                .with("Supported", "ms-piggyback-first-notify")
                .with("Proxy-Require", "ms-benotify"),
            "a subscription to the roster");
    return WebClient.all(Xml.read(answer.body()))
        .filter(one -> one.name().equals("endpoint"))
        .filter(one -> one.attribute("session-type").orElse("").equals(type))
        .filter(one -> one.childText("status").equals("connected"))
        .count();
  }

  private static String c3p(Endpoint from, String to, String command) {
    return "<request xmlns=\"urn:ietf:params:xml:ns:cccp\""
        + " xmlns:ci=\"urn:ietf:params:xml:ns:conference-info\""
        + " xmlns:msci=\"http://schemas.microsoft.com/rtc/2005/08/confinfoextensions\""
        + " C3PVersion=\"1\" requestId=\"7\" from=\"%s\" to=\"%s\">%s</request>"
            .formatted(from.aor(), to, command);
  }

  /** Ends it and takes it out of the database; who is inside is put out. */
  @Override
  public void close() {
    XmlElement deleted = command(deletion(), "deleting a conference");
    if (deleted.children().isEmpty()) {
      throw new CheckFailed(Trouble.WRONG_ANSWER, "an answer to deleteConference without content");
    }
  }
}
