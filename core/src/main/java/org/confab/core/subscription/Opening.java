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
 */
public record Opening(Optional<Body> state, Duration granted) {}
