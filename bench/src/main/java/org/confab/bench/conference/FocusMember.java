package org.confab.bench.conference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.confab.bench.sip.Communicator;
import org.confab.bench.sip.Message;
import org.confab.bench.sip.Request;
import org.confab.protocol.sip.RawMessage;

/** A participant as Communicator: INVITE to the Focus, then a subscription to its roster. */
final class FocusMember implements Member {
  private static final String CCCP = "application/cccp+xml";

  private final Communicator person;
  private final String focus;
  private final Known known = new Known("user entity=\"sip:", '"');

  FocusMember(Communicator person, String focus) {
    this.person = person;
    this.focus = focus;
    person.onRequest(this::told);
  }

  private void told(Message request) {
    known.read(request.text());
    if (!request.is("BENOTIFY")) {
      person.accept(request);
    }
  }

  /** Makes a conference; its Focus URI. */
  static CompletableFuture<String> schedule(Communicator organizer) {
    String factory = organizer.aor() + ";gruu;opaque=app:conf:focusfactory";
    String command =
        "<addConference><ci:conference-info entity=\"\"><ci:conference-description><ci:subject/>"
            + "<msci:admission-policy>openAuthenticated</msci:admission-policy>"
            + "</ci:conference-description><msci:conference-view/></ci:conference-info>"
            + "</addConference>";
    return organizer
        .ask(new Request("SERVICE", factory).body(CCCP, c3p(organizer.aor(), factory, command)))
        .thenApply(answer -> between(answer.text(), "entity=\"", "\""));
  }

  private static String c3p(String from, String to, String command) {
    return "<request xmlns=\"urn:ietf:params:xml:ns:cccp\""
        + " xmlns:ci=\"urn:ietf:params:xml:ns:conference-info\""
        + " xmlns:msci=\"http://schemas.microsoft.com/rtc/2005/08/confinfoextensions\""
        + " C3PVersion=\"1\" requestId=\"1\" from=\""
        + from
        + "\" to=\""
        + to
        + "\">"
        + command
        + "</request>";
  }

  @Override
  public CompletableFuture<Void> join() {
    String command =
        "<addUser><conferenceKeys confEntity=\"%s\"/><ci:user entity=\"%s\"><ci:roles><ci:entry>"
                .formatted(focus, person.aor())
            + "attendee</ci:entry></ci:roles><ci:endpoint entity=\"{"
            + UUID.randomUUID()
            + "}\"/></ci:user></addUser>";
    return person
        .ask(
            new Request("INVITE", focus)
                .with("Supported", "timer")
                .body(CCCP, c3p(person.aor(), focus, command)))
        .thenAccept(this::acknowledge)
        .thenCompose(inside -> person.ask(subscription()))
        .thenAccept(roster -> known.read(roster.text()));
  }

  private void acknowledge(Message answer) {
    RawMessage read = RawMessage.parse(answer.bytes());
    Request ack =
        new Request("ACK", between(read.header("contact").orElseThrow(), "<", ">"))
            .with("Via", person.phone().via());
    List<String> routes = new ArrayList<>(read.headers("record-route"));
    Collections.reverse(routes);
    routes.forEach(route -> ack.with("Route", route));
    ack.with("Max-Forwards", "70")
        .with("From", answer.header("From"))
        .with("To", answer.header("To"))
        .with("Call-ID", answer.header("Call-ID"))
        .with("CSeq", "1 ACK");
    person.phone().send(person.signed(ack.bytes()));
  }

  private Request subscription() {
    return new Request("SUBSCRIBE", focus)
        .with("Event", "conference")
        .with("Accept", "application/conference-info+xml")
        .with("Supported", "com.microsoft.autoextend")
        .with("Supported", "ms-benotify")
        .with("Supported", "ms-piggyback-first-notify")
        .with("Proxy-Require", "ms-benotify")
        .with("Expires", "3600");
  }

  private static String between(String text, String before, String after) {
    int from = text.indexOf(before) + before.length();
    int to = text.indexOf(after, from);
    if (from < before.length() || to < 0) {
      throw new IllegalStateException("no " + before + " in:\n" + text);
    }
    return text.substring(from, to);
  }

  @Override
  public int known() {
    return known.count();
  }

  @Override
  public long received() {
    return person.phone().received();
  }

  @Override
  public void close() {
    person.close();
  }
}
