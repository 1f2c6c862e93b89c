package org.confab.core.registrar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the 200 to a REGISTER says ([MS-SIPREGE] 2.2.1, 3.1.2.5.1).
 *
 * @param action what was done to the binding
 * @param dialect the family of clients that this one belongs to
 * @param keepAlive whether the client offered keep-alives
 * @param expires how long the registration lives; zero after a deregistration
 * @param contacts the bindings that the answer lists
 * @param now the time that contact lifetimes are counted from
 * @param warning value of the Warning header; empty for none
 */
public record RegisterAnswer(
    Action action,
    ClientDialect dialect,
    boolean keepAlive,
    Duration expires,
    List<Binding> contacts,
    Instant now,
    String warning) {
  private static final String KEEP_ALIVE = "UAS; tcp=no; hop-hop=yes; end-end=no; timeout=300";

  /** What was done to the binding. */
  public enum Action {
    /** A new binding: whatever the client believed before is gone. */
    ADDED,
    /** A known binding lives on. */
    REFRESHED,
    /** The binding is removed. */
    REMOVED,
    /** Nothing; the client asked what there is. */
    FETCHED
  }

  /** A header of the answer. */
  public record Header(String name, String value) {}

  /** Whether the answer leaves a registration behind. */
  public boolean registered() {
    return action == Action.ADDED || action == Action.REFRESHED;
  }

  private boolean communicator() {
    return dialect != ClientDialect.PLAIN;
  }

  /** Clients compare token by token, with case: so no blanks, and the names as registered. */
  private static String allowEvents(Collection<String> events) {
    return events.stream().sorted().collect(Collectors.joining(","));
  }

  /**
   * The headers besides those of every response, in order.
   *
   * @param events the event packages that may be subscribed to
   */
  public List<Header> headers(Collection<String> events) {
    List<Header> headers = new ArrayList<>();
    if (keepAlive && registered()) {
      headers.add(new Header("ms-keep-alive", KEEP_ALIVE));
    }
    contacts.forEach(binding -> headers.add(new Header("Contact", contact(binding))));
    headers.add(new Header("Expires", Long.toString(expires.toSeconds())));
    if (communicator() && registered()) {
      headers.add(new Header("Allow-Events", allowEvents(events)));
      String done = action == Action.ADDED ? "added" : "refreshed";
      headers.add(new Header("presence-state", "register-action=\"" + done + "\""));
      headers.add(new Header("Supported", "adhoclist"));
      headers.add(
          new Header(
              "Supported",
              dialect == ClientDialect.OCS
                  ? ClientDialect.CATEGORIES
                  : ClientDialect.LCS_PRESENCE));
    }
    if (!warning.isEmpty()) {
      headers.add(new Header("Warning", warning));
    }
    headers.add(new Header("Server", "RTC/3.5"));
    return headers;
  }

  private String contact(Binding binding) {
    StringBuilder out = new StringBuilder("<").append(binding.contact().asString()).append('>');
    out.append(";expires=").append(Duration.between(now, binding.expiresAt()).toSeconds());
    binding
        .instance()
        .ifPresent(i -> out.append(";+sip.instance=\"").append(i.asString()).append('"'));
    if (!binding.preference().equals(Preference.HIGHEST)) {
      out.append(";q=").append(binding.preference().asString());
    }
    if (communicator()) {
      binding.gruu().ifPresent(g -> out.append(";gruu=\"").append(g.asString()).append('"'));
    }
    return out.toString();
  }
}
