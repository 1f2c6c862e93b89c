package org.confab.core.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.protocol.sip.SipUri;

/**
 * One live subscription. Notifications are held back until the 200 is out, so that the state in the
 * 200 never overtakes a newer one; after that they leave in the order in which they were made.
 */
final class Subscription {
  private static final System.Logger LOG = System.getLogger(Subscription.class.getName());

  /** Held back at most: what comes while one 200 is on its way. */
  static final int MAX_HELD = 256;

  /** What names a subscription among those of all endpoints. */
  record Key(EndpointId subscriber, String callId, String event) {}

  /** How a subscription ends: the reason, and the state if it is told once more. */
  private record LastWord(String reason, Optional<Body> state) {}

  final SubscriptionId id;
  final Key key;
  final EventPackage eventPackage;
  final SipUri target;
  final Set<SubscribeOption> options;
  private final NotificationChannel channel;
  private final Queue<Body> held = new ArrayDeque<>();
  private Optional<LastWord> lastWord = Optional.empty();
  private boolean opening = true;
  private boolean ended;
  private Duration granted = Duration.ZERO;
  private Instant expiresAt = Instant.MAX;

  Subscription(
      SubscriptionId id,
      Key key,
      EventPackage eventPackage,
      SubscribeAsk ask,
      NotificationChannel channel) {
    this.id = id;
    this.key = key;
    this.eventPackage = eventPackage;
    this.target = ask.target();
    this.options = Set.copyOf(ask.options());
    this.channel = channel;
  }

  synchronized void grant(Duration duration, Instant now) {
    granted = duration;
    expiresAt = now.plus(duration);
  }

  synchronized boolean expired(Instant now) {
    return !opening && expiresAt.isBefore(now);
  }

  /** Holds notifications back until {@link #open}. */
  synchronized void hold() {
    opening = true;
  }

  /** The 200 is out: what was held back leaves now. False if that was the end. */
  synchronized boolean open(Instant now) {
    opening = false;
    for (Body body = held.poll(); body != null && !ended; body = held.poll()) {
      send(body, now);
    }
    lastWord.ifPresent(this::finish);
    return !ended;
  }

  /** Sends the state, or holds it back; false if the subscription's connection is gone. */
  synchronized boolean notify(Body state, Instant now) {
    if (ended || lastWord.isPresent()) {
      return true;
    }
    if (opening) {
      return held.size() < MAX_HELD && held.offer(state);
    }
    return send(state, now);
  }

  /** Sends the last notification, or holds it back until the 200 is out; true if it is sent. */
  synchronized boolean end(String reason, Optional<Body> state) {
    if (opening) {
      held.clear();
      lastWord = Optional.of(new LastWord(reason, state));
      return false;
    }
    finish(new LastWord(reason, state));
    return true;
  }

  /** Ends without a word: the connection is gone, or the client neither needs nor expects one. */
  synchronized void drop() {
    if (!ended) {
      ended = true;
      held.clear();
      channel.close();
    }
  }

  private void finish(LastWord last) {
    if (!ended) {
      attempt(
          new Notification(
              key.event(), bestEffort(), Duration.ZERO, Optional.of(last.reason()), last.state()));
      drop();
    }
  }

  private boolean send(Body state, Instant now) {
    if (options.contains(SubscribeOption.AUTOEXTEND)) {
      expiresAt = now.plus(granted);
    }
    Duration remaining = Duration.between(now, expiresAt);
    return attempt(
        new Notification(
            key.event(),
            bestEffort(),
            remaining.isNegative() ? Duration.ZERO : remaining,
            Optional.empty(),
            Optional.of(state)));
  }

  private boolean attempt(Notification notification) {
    try {
      channel.send(notification);
      return true;
    } catch (RuntimeException gone) {
      LOG.log(
          System.Logger.Level.INFO,
          () -> "no notification of " + key.event() + " in dialog " + key.callId(),
          gone);
      return false;
    }
  }

  private boolean bestEffort() {
    return options.contains(SubscribeOption.BEST_EFFORT);
  }
}
