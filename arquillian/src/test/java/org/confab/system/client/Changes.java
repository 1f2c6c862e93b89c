package org.confab.system.client;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The SERVICE requests by which a client changes what is its user's own. */
final class Changes {
  /** What the client says by itself, for everybody new in its list of subscribers. */
  private static final String ACKNOWLEDGEMENT = "application/msrtc-presence-setsubscriber+xml";

  private Changes() {}

  /** Whether the client has sent any. */
  static boolean any(List<Event> events) {
    return events.stream().anyMatch(Changes::sent);
  }

  /** Whether the server has refused any. */
  static boolean refused(List<Event> events) {
    return events.stream().anyMatch(event -> answered(event) && !accepted(event));
  }

  /**
   * Whether there is one, each is answered, and a notice that holds that part of the user's own
   * data came after the last one that was accepted.
   */
  static boolean settled(List<Event> events, String part) {
    Set<String> sent = calls(events, Changes::sent);
    int accepted =
        last(
            events,
            event -> answered(event) && accepted(event) && sent.contains(header(event, "Call-ID")));
    return accepted >= 0
        && calls(events, Changes::answered).containsAll(sent)
        && last(events, event -> notice(event, part)) > accepted;
  }

  private static boolean sent(Event event) {
    return service(event) && !event.field("message").contains(ACKNOWLEDGEMENT);
  }

  private static boolean service(Event event) {
    return event.is("sip", "way", "sent") && event.field("message").startsWith("SERVICE ");
  }

  private static boolean answered(Event event) {
    return event.is("sip", "way", "received")
        && event.field("message").startsWith("SIP/2.0 ")
        && header(event, "CSeq").endsWith(" SERVICE");
  }

  private static boolean accepted(Event answer) {
    return answer.field("message").startsWith("SIP/2.0 200");
  }

  private static boolean notice(Event event, String part) {
    String message = event.field("message");
    return event.is("sip", "way", "received")
        && message.startsWith("BENOTIFY ")
        && header(event, "Event").equals("vnd-microsoft-roaming-self")
        && message.contains("<" + part);
  }

  private static int last(List<Event> events, Predicate<Event> condition) {
    for (int i = events.size() - 1; i >= 0; i--) {
      if (condition.test(events.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static Set<String> calls(List<Event> events, Predicate<Event> condition) {
    return events.stream()
        .filter(condition)
        .map(event -> header(event, "Call-ID"))
        .collect(Collectors.toSet());
  }

  private static String header(Event event, String name) {
    return event
        .field("message")
        .lines()
        .filter(line -> line.startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2).strip())
        .findFirst()
        .orElse("");
  }
}
