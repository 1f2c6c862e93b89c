package org.confab.core.subscription;

import java.time.Duration;
import java.util.Optional;
import org.confab.core.Body;

/**
 * An event package's consent to a subscription.
 *
 * @param state the first notification: put into the 200 when the client can piggyback, sent after
 *     it otherwise
 * @param granted how long the subscription lives without a refresh or, with autoextend, without a
 *     notification
 * @param pending whether somebody has still to decide if the subscriber may; until then it is told
 *     what everybody may know
 */
public record Opening(Optional<Body> state, Duration granted, boolean pending) {
  /** Consent without reserve. */
  public Opening(Optional<Body> state, Duration granted) {
    this(state, granted, false);
  }
}
