package org.confab.core.registrar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the 200 to a REGISTER says ([MS-SIPREGE] 2.2.1, 3.1.2.5.1).
 *
 * @param action what was done to the binding
 * @param communicator whether the client speaks the dialect of [MS-SIPREGE]
 * @param keepAlive whether the client offered keep-alives
 * @param expires how long the registration lives; zero after a deregistration
 * @param contacts the bindings that the answer lists
 * @param now the time that contact lifetimes are counted from
 */
public record RegisterAnswer(
    Action action,
    boolean communicator,
    boolean keepAlive,
    Duration expires,
    List<Binding> contacts,
    Instant now) {
  private static final String KEEP_ALIVE = "UAS; tcp=no; hop-hop=yes; end-end=no; timeout=300";

  /** Compared by clients token by token, so without blanks. */
  private static final String EVENTS =
      "vnd-microsoft-provisioning,vnd-microsoft-roaming-contacts,vnd-microsoft-roaming-ACL,"
          + "presence,presence.wpending,vnd-microsoft-roaming-self,vnd-microsoft-provisioning-v2";

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

  /** The headers besides those of every response, in order. */
  public List<Header> headers() {
    List<Header> headers = new ArrayList<>();
    if (keepAlive && registered()) {
      headers.add(new Header("ms-keep-alive", KEEP_ALIVE));
    }
    contacts.forEach(binding -> headers.add(new Header("Contact", contact(binding))));
    headers.add(new Header("Expires", Long.toString(expires.toSeconds())));
    if (communicator && registered()) {
      headers.add(new Header("Allow-Events", EVENTS));
      String done = action == Action.ADDED ? "added" : "refreshed";
      headers.add(new Header("presence-state", "register-action=\"" + done + "\""));
      headers.add(new Header("Supported", "adhoclist"));
      headers.add(new Header("Supported", "msrtc-event-categories"));
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
    if (communicator) {
      binding.gruu().ifPresent(g -> out.append(";gruu=\"").append(g.asString()).append('"'));
    }
    return out.toString();
  }
}
