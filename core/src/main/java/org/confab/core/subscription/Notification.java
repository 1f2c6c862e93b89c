package org.confab.core.subscription;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.confab.core.Body;

/**
 * A notification on its way out.
 *
 * @param event the event package
 * @param bestEffort whether it is a BENOTIFY, which nobody answers
 * @param remaining how long the subscription still lives
 * @param terminated the reason, if this is the last notification
 * @param body the state, if there is any to tell
 */
public record Notification(
    String event,
    boolean bestEffort,
    Duration remaining,
    Optional<String> terminated,
    Optional<Body> body) {

  /** {@code NOTIFY} or {@code BENOTIFY}. */
  public String method() {
    return bestEffort ? "BENOTIFY" : "NOTIFY";
  }

  /** The header fields that make it a notification (RFC 6665 8.2). */
  public List<HeaderLine> headers() {
    String state =
        terminated
            .map(reason -> "terminated;expires=0;reason=" + reason)
            .orElse("active;expires=" + remaining.toSeconds());
    return List.of(new HeaderLine("Event", event), new HeaderLine("subscription-state", state));
  }
}
