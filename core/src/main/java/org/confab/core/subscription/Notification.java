package org.confab.core.subscription;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.confab.core.Body;

/**
 * A notification on its way out.
 *
 * @param event the event package
 * @param bestEffort whether it is a BENOTIFY, which nobody answers
 * @param remaining how long the subscription still lives
 * @param state what becomes of the subscription
 * @param reason why it is terminated; empty otherwise
 * @param body the state of the resource, if there is any to tell
 */
public record Notification(
    String event,
    boolean bestEffort,
    Duration remaining,
    State state,
    String reason,
    Optional<Body> body) {

  /** The states of a subscription (RFC 6665 4.1.3). */
  public enum State {
    /** It lives. */
    ACTIVE,
    /** It lives, but nobody has decided yet whether it may. */
    PENDING,
    /** This is its last notification. */
    TERMINATED
  }

  /** {@code NOTIFY} or {@code BENOTIFY}. */
  public String method() {
    return bestEffort ? "BENOTIFY" : "NOTIFY";
  }

  /** The header fields that make it a notification (RFC 6665 8.2). */
  public List<HeaderLine> headers() {
    String value = state.name().toLowerCase(Locale.ROOT) + ";expires=" + remaining.toSeconds();
    List<HeaderLine> lines = new ArrayList<>();
    lines.add(new HeaderLine("Event", event));
    lines.add(
        new HeaderLine(
            "subscription-state", state == State.TERMINATED ? value + ";reason=" + reason : value));
    if (body.filter(Notification::isList).isPresent()) {
      lines.add(new HeaderLine("Require", SubscribeOption.EVENTLIST.token()));
    }
    return lines;
  }

  /** Whether it is a resource list (RFC 4662 4.5). */
  static boolean isList(Body body) {
    return body.contentType().startsWith("multipart/related");
  }
}
