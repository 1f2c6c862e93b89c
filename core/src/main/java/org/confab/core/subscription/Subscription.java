package org.confab.core.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.protocol.sip.SipUri;

/**
 * One live subscription and its queue. What is to be told is put into the queue by anybody at any
 * time; {@link #send} takes it out, one thread at a time. Nothing leaves before the 200 is out, so
 * that the state in the 200 never overtakes a newer one, and no NOTIFY before the last one is
 * answered, so that none overtakes another (RFC 6665 4.2.2).
 */
final class Subscription {
  private static final System.Logger LOG = System.getLogger(Subscription.class.getName());

  /** States that wait at most, beside what the event package keeps itself. */
  static final int MAX_HELD = 256;

  /** How long a NOTIFY may stay unanswered: a little more than timer F of RFC 3261 17.1.2.2. */
  static final Duration ANSWER_TIME = Duration.ofSeconds(35);

  /** Notifications of one turn; then others have theirs. */
  private static final int TURN = 16;

  /** Never added to. */
  private static final Queue<Body> NOTHING_HELD = new ArrayDeque<>(0);

  /** What names a subscription among those of all endpoints. */
  record Key(EndpointId subscriber, String callId, String event) {}

  /** How a turn ended. */
  enum Turn {
    /** There is nothing to send now. */
    IDLE,
    /** There is more; another turn is needed. */
    MORE,
    /** The last word is out. */
    OVER,
    /** The dialog or its connection is gone. */
    GONE
  }

  /** How a subscription ends: the reason, and the state if it is told once more. */
  private record LastWord(String reason, Optional<Body> state) {}

  final SubscriptionId id;
  final Key key;
  final EventPackage eventPackage;
  final SipUri target;
  final Set<SubscribeOption> options;

  /** The connection that has brought its last SUBSCRIBE; empty if none. The index's alone. */
  String flow = "";

  private final NotificationChannel channel;
  private final AtomicBoolean turnIsComing = new AtomicBoolean();

  /** What waits, which is little of the time; guarded by {@link #turnIsComing}. */
  private Queue<Body> held = NOTHING_HELD;

  private Optional<LastWord> lastWord = Optional.empty();
  private int holds = 1;
  private boolean ended;
  private boolean pending;
  private Duration granted = Duration.ZERO;
  private Instant expiresAt = Instant.MAX;
  private Instant answerUntil = Instant.MAX;

  Subscription(
      SubscriptionId id,
      Key key,
      EventPackage eventPackage,
      SubscribeAsk ask,
      NotificationChannel channel) {
    this.id = id;
    this.key = key;
    this.eventPackage = eventPackage;
    this.target = own(ask.target(), key.subscriber().aor());
    this.options = ask.options();
    this.channel = channel;
  }

  /** The one that is kept anyway, if they are equal: most ask about themselves. */
  private static SipUri own(SipUri target, SipUri subscriber) {
    return target.equals(subscriber) ? subscriber : target;
  }

  synchronized void grant(Duration duration, Instant now) {
    granted = duration;
    expiresAt = now.plus(duration);
  }

  /** Whether somebody has still to decide if the subscriber may (RFC 6665 4.1.2). */
  synchronized void pending(boolean undecided) {
    pending = undecided;
  }

  synchronized boolean expired(Instant now) {
    return holds == 0 && !expiresAt.isAfter(now);
  }

  /** Whether a NOTIFY has waited too long for its answer. */
  synchronized boolean unanswered(Instant now) {
    return !answerUntil.isAfter(now);
  }

  /** When to look again whether it has expired or is unanswered. */
  synchronized Instant deadline() {
    return answerUntil.isBefore(expiresAt) ? answerUntil : expiresAt;
  }

  /** Holds notifications back until {@link #open}, as often as this is called. */
  synchronized void hold() {
    holds++;
  }

  /** An answer is out. */
  synchronized void open() {
    holds = Math.max(0, holds - 1);
  }

  /** The last NOTIFY was answered. */
  synchronized void answered() {
    answerUntil = Instant.MAX;
  }

  /** Takes a state to be sent; false if too many wait. */
  boolean offer(Body state) {
    synchronized (turnIsComing) {
      if (held.size() >= MAX_HELD) {
        return false;
      }
      if (held.isEmpty()) {
        held = new ArrayDeque<>(1);
      }
      return held.offer(state);
    }
  }

  /** How many states wait. */
  int waiting() {
    synchronized (turnIsComing) {
      return held.size();
    }
  }

  /** Asks for a turn; false if one is coming already. */
  boolean wantsTurn() {
    return turnIsComing.compareAndSet(false, true);
  }

  /** After what waits, the last notification is sent. */
  synchronized void end(String reason, Optional<Body> state) {
    lastWord = Optional.of(new LastWord(reason, state));
  }

  /** Ends without a word: the connection is gone, or the client neither needs nor expects one. */
  synchronized void drop() {
    if (!ended) {
      ended = true;
      synchronized (turnIsComing) {
        held = NOTHING_HELD;
      }
      channel.close();
    }
  }

  /** A turn: sends what waits, unless an answer has to be sent or to come first. */
  synchronized Turn send(Instant now) {
    turnIsComing.set(false);
    for (int sent = 0; sent < TURN; sent++) {
      if (ended || holds > 0 || answerUntil != Instant.MAX) {
        return Turn.IDLE;
      }
      Optional<Body> state = next();
      if (state.isEmpty() && lastWord.isEmpty()) {
        return Turn.IDLE;
      }
      if (state.isEmpty()) {
        finish(lastWord.get());
        return Turn.OVER;
      }
      if (!send(state.get(), now)) {
        return Turn.GONE;
      }
    }
    return Turn.MORE;
  }

  private Optional<Body> next() {
    Optional<Body> first;
    synchronized (turnIsComing) {
      first = held.isEmpty() ? Optional.empty() : Optional.of(held.remove());
      if (held.isEmpty()) {
        held = NOTHING_HELD;
      }
    }
    return first.or(() -> lastWord.isPresent() ? Optional.empty() : eventPackage.next(id));
  }

  private void finish(LastWord last) {
    attempt(
        new Notification(
            key.event(),
            bestEffort(),
            Duration.ZERO,
            Notification.State.TERMINATED,
            last.reason(),
            last.state()));
    drop();
  }

  private boolean send(Body state, Instant now) {
    if (options.contains(SubscribeOption.AUTOEXTEND)) {
      expiresAt = now.plus(granted);
    }
    if (!bestEffort()) {
      answerUntil = now.plus(ANSWER_TIME);
    }
    Duration remaining = Duration.between(now, expiresAt);
    return attempt(
        new Notification(
            key.event(),
            bestEffort(),
            remaining.isNegative() ? Duration.ZERO : remaining,
            pending ? Notification.State.PENDING : Notification.State.ACTIVE,
            "",
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
