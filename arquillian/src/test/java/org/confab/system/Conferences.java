package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipRequest;
import org.confab.system.sip.SipUser;

/** The organizer's commands to the Focus Factory ([MS-CONFPRO]). */
final class Conferences {
  private static final String CCCP = "application/cccp+xml";

  private Conferences() {}

  /** An id as clients propose it. */
  static String newId() {
    return UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
  }

  /** Makes a conference and returns its focus URI. */
  static String create(SipUser organizer) {
    return create(organizer, newId());
  }

  /** Makes a conference of that id and returns its focus URI. */
  static String create(SipUser organizer, String id) {
    return create(
        organizer, id, "<msci:admission-policy>openAuthenticated</msci:admission-policy>");
  }

  /** Makes a conference of that id, with these further elements; returns its focus URI. */
  static String create(SipUser organizer, String id, String description) {
    return create(organizer, id, description, List.of("chat"));
  }

  /** Makes a conference in which people hear each other; returns its focus URI. */
  static String createForSound(SipUser organizer) {
    return create(
        organizer,
        newId(),
        "<msci:admission-policy>openAuthenticated</msci:admission-policy>",
        List.of("chat", "audio-video"));
  }

  private static String create(
      SipUser organizer, String id, String description, List<String> mcus) {
    SipMessage answer = organizer.ask(addition(organizer, id, description, mcus));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    XmlElement response = Xml.read(answer.body());
    assertThat(response.attribute("code")).as(answer.toString()).contains("success");
    return response
        .path("addConference", "conference-info")
        .flatMap(info -> info.attribute("entity"))
        .orElseThrow();
  }

  /** Asks for a conference of that id, in which people write to each other. */
  static SipRequest addition(SipUser organizer, String id) {
    return addition(organizer, id, "", List.of("chat"));
  }

  private static SipRequest addition(
      SipUser organizer, String id, String description, List<String> mcus) {
    return command(
        organizer,
        "<addConference><ci:conference-info entity=\"\"><ci:conference-description>"
            + "<ci:subject/><msci:conference-id>"
            + id
            + "</msci:conference-id>"
            + description
            + "</ci:conference-description><msci:conference-view>"
            + views(mcus)
            + "</msci:conference-view>"
            + "</ci:conference-info></addConference>");
  }

  private static String views(List<String> mcus) {
    return mcus.stream()
        .map("<msci:entity-view entity=\"%s\"/>"::formatted)
        .collect(java.util.stream.Collectors.joining());
  }

  /** The record of a conference, as {@code conference-info}. */
  static XmlElement get(SipUser organizer, String id) {
    SipMessage answer =
        organizer.ask(
            command(
                organizer,
                "<getConference><conferenceKeys msci:conference-id=\""
                    + id
                    + "\"/></getConference>"));
    return Xml.read(answer.body())
        .path("getConference", "conference-info")
        .orElseThrow(() -> new AssertionError("no conference:\n" + answer));
  }

  /** A SERVICE request that carries this command. */
  static SipRequest command(SipUser organizer, String command) {
    String factory = organizer.aor() + ";gruu;opaque=app:conf:focusfactory";
    return organizer.request("SERVICE", factory).body(CCCP, c3p(organizer, factory, command));
  }

  /** A C3P request document. */
  static String c3p(SipUser from, String to, String command) {
    return "<request xmlns=\"urn:ietf:params:xml:ns:cccp\""
        + " xmlns:ci=\"urn:ietf:params:xml:ns:conference-info\""
        + " xmlns:msci=\"http://schemas.microsoft.com/rtc/2005/08/confinfoextensions\""
        + " C3PVersion=\"1\" requestId=\"7\" from=\""
        + from.aor()
        + "\" to=\""
        + to
        + "\">"
        + command
        + "</request>";
  }

  /** The addresses of the users in a conference-info document. */
  static List<String> users(XmlElement conferenceInfo) {
    return conferenceInfo
        .child("users")
        .map(users -> users.children("user").toList())
        .orElse(List.of())
        .stream()
        .map(user -> user.attribute("entity").orElse(""))
        .toList();
  }

  /** Whether the Focus keeps newcomers out, as a conference-info document tells. */
  static boolean locked(XmlElement conferenceInfo) {
    return conferenceInfo
        .path("conference-view")
        .orElseThrow()
        .children("entity-view")
        .filter(view -> view.attribute("entity").orElse("").contains(":focus:"))
        .anyMatch(view -> view.path("entity-state", "locked").orElseThrow().text().equals("true"));
  }

  /** Who is in a conference-info document, in which role and where, one line each. */
  static List<String> roster(XmlElement conferenceInfo) {
    return conferenceInfo
        .path("users")
        .orElseThrow()
        .children("user")
        .map(Conferences::line)
        .toList();
  }

  private static String line(XmlElement user) {
    List<String> places =
        user.children("endpoint")
            .filter(endpoint -> endpoint.childText("status").equals("connected"))
            .map(endpoint -> endpoint.attribute("session-type").orElse(""))
            .sorted()
            .toList();
    String role = user.path("roles", "entry").map(XmlElement::text).orElse("");
    return user.attribute("entity").orElse("") + " " + role + " " + places;
  }
}
