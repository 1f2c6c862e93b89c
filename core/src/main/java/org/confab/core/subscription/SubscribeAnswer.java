package org.confab.core.subscription;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.confab.core.Body;

/**
 * The 200 to a SUBSCRIBE. After it is sent, {@link Subscriptions#answered} lets notifications go.
 *
 * @param id the subscription
 * @param event its event package
 * @param expires how long it lives; zero after a fetch or the end
 * @param granted the options that the server uses too
 * @param body the first notification, if it travels in the 200
 * @param list whether it is a subscription to a list (RFC 4662 4.4)
 */
public record SubscribeAnswer(
    SubscriptionId id,
    String event,
    Duration expires,
    Set<SubscribeOption> granted,
    Optional<Body> body,
    boolean list) {

  /** The header fields of the 200, beside those of every response ([MS-SIP] 3.4–3.6). */
  public List<HeaderLine> headers() {
    List<HeaderLine> lines = new ArrayList<>();
    long seconds = expires.toSeconds();
    lines.add(new HeaderLine("Expires", Long.toString(seconds)));
    lines.add(new HeaderLine("Event", event));
    lines.add(
        new HeaderLine(
            "subscription-state",
            (seconds == 0 ? "terminated" : "active") + ";expires=" + seconds));
    if (body.isPresent()) {
      lines.add(new HeaderLine("ms-piggyback-cseq", "1"));
    }
    for (SubscribeOption option : granted) {
      if (option != SubscribeOption.EVENTLIST) {
        lines.add(new HeaderLine("Supported", option.token()));
      }
    }
    if (list) {
      lines.add(new HeaderLine("Require", SubscribeOption.EVENTLIST.token()));
    }
    return lines;
  }
}
