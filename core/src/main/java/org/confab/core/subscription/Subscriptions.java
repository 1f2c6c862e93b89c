package org.confab.core.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.authentication.FlowListener;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/**
 * The life of subscriptions, whatever their event package (RFC 6665, [MS-SIP] 3.4–3.6): opening,
 * refresh, fetch, end, expiry, and the loss of the endpoint. Named by endpoint and Call-ID, since
 * two clients may use equal Call-IDs and tags.
 */
public final class Subscriptions implements Notifier, FlowListener {
  private static final System.Logger LOG = System.getLogger(Subscriptions.class.getName());

  /** Live subscriptions that the endpoints of one user may have together. */
  public static final int MAX_PER_USER = 1000;

  /** What a SUBSCRIBE without Expires header asks for; the package grants less if it wants. */
  static final Duration DEFAULT_EXPIRES = Duration.ofHours(12);

  private final EventPackages packages;
  private final Clock clock;
  private final Executor turns;
  private final Deadlines deadlines = new Deadlines();
  private final AtomicLong minted = new AtomicLong();
  private final SubscriptionIndex index = new SubscriptionIndex(MAX_PER_USER);

  /**
   * Subscriptions to these packages.
   *
   * @param clock times them
   * @param turns on whose threads notifications are written and sent; each subscription has one
   *     task there at most, so its queue is as long as there are subscriptions
   */
  public Subscriptions(EventPackages packages, Clock clock, Executor turns) {
    this.packages = packages;
    this.clock = clock;
    this.turns = turns;
  }

  /**
   * Carries out a SUBSCRIBE.
   *
   * @param ask the request
   * @param channel the dialog that it opens; used only if the subscription is new and lives
   * @throws Refused {@code 489} for an unknown package, {@code 481} for an unknown dialog, {@code
   *     503} over the user's limit, and whatever the package refuses
   */
  public SubscribeAnswer subscribe(SubscribeAsk ask, NotificationChannel channel) {
    EventPackage eventPackage =
        packages
            .find(ask.event())
            .orElseThrow(
                () ->
                    new Refused(
                        489, Diagnostic.RESOURCE_UNKNOWN, "no event package " + ask.event()));
    Subscription.Key key =
        new Subscription.Key(ask.subscriber(), ask.callId(), eventPackage.name());
    Optional<Subscription> known = index.find(key);
    if (ask.inDialog()) {
      return again(
          ask,
          known.orElseThrow(
              () ->
                  new Refused(
                      481, Diagnostic.ROUTE_SET_NOT_VALID, "no such subscription: it has ended")));
    }
    known.ifPresent(this::forget);
    Subscription fresh =
        new Subscription(
            new SubscriptionId(Long.toString(minted.incrementAndGet(), Character.MAX_RADIX)),
            key,
            eventPackage,
            ask,
            channel);
    return isZero(ask) ? fetch(ask, fresh) : open(ask, fresh);
  }

  /** The 200 has been sent: notifications of that subscription may follow it. */
  public void answered(SubscriptionId id) {
    index
        .find(id)
        .ifPresent(
            subscription -> {
              subscription.open();
              turn(subscription);
            });
  }

  /**
   * Holds the notifications of that endpoint back until the result is closed: what a request of its
   * own causes follows the answer to the request, and nothing changes its order.
   */
  public Held hold(EndpointId endpoint) {
    return new Held(
        index.of(endpoint), held -> index.find(held.id).isPresent(), this::send, this::turn);
  }

  /** The subscriber took a NOTIFY: the next one may follow. */
  public void delivered(SubscriptionId id) {
    index
        .find(id)
        .ifPresent(
            subscription -> {
              subscription.answered();
              turn(subscription);
            });
  }

  /** The subscriber answered a notification with an error, or not at all. */
  public void failed(SubscriptionId id) {
    index.find(id).ifPresent(this::forget);
  }

  /** The endpoint has signed out or lost its connection: all its subscriptions end silently. */
  public void endpointGone(EndpointId endpoint) {
    index.of(endpoint).forEach(this::forget);
  }

  /** Those endpoints are signed out, registered or not: all their subscriptions end silently. */
  public void endpointsGone(Predicate<EndpointId> which) {
    index.endpoints().stream().filter(which).forEach(this::endpointGone);
  }

  /** That connection is closed: what was subscribed through it ends silently. */
  @Override
  public void flowClosed(String flow) {
    index.on(flow).forEach(this::forget);
  }

  /** Ends what has expired or stayed unanswered; to be called every few seconds. */
  public void sweep() {
    Instant now = clock.instant();
    for (SubscriptionId id : deadlines.due(now)) {
      index.find(id).ifPresent(subscription -> due(subscription, now));
    }
  }

  /** How many subscriptions live. */
  public int size() {
    return index.size();
  }

  /** How much is remembered in all; nothing when no subscription lives. */
  public int remembered() {
    return index.remembered() + deadlines.size();
  }

  @Override
  public void notify(SubscriptionId id, Body state) {
    index
        .find(id)
        .ifPresent(
            subscription -> {
              if (subscription.offer(state)) {
                turn(subscription);
              } else {
                LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "too slow for " + subscription.key.event() + ": " + subscription.key);
                forget(subscription);
              }
            });
  }

  @Override
  public void ready(SubscriptionId id) {
    index.find(id).ifPresent(this::turn);
  }

  @Override
  public void pending(SubscriptionId id, boolean pending) {
    index.find(id).ifPresent(subscription -> subscription.pending(pending));
  }

  @Override
  public void terminate(SubscriptionId id, String reason) {
    index
        .find(id)
        .ifPresent(
            subscription -> {
              index.retire(subscription);
              subscription.end(reason, Optional.empty());
              turn(subscription);
            });
  }

  private void turn(Subscription subscription) {
    if (subscription.wantsTurn()) {
      turns.execute(() -> send(subscription));
    }
  }

  private void send(Subscription subscription) {
    Subscription.Turn turn;
    try {
      turn = subscription.send(clock.instant());
    } catch (RuntimeException unwritten) {
      LOG.log(
          System.Logger.Level.ERROR,
          () -> "cannot write a notification of " + subscription.key,
          unwritten);
      turn = Subscription.Turn.GONE;
    }
    switch (turn) {
      case MORE -> turn(subscription);
      case OVER -> remove(subscription);
      case GONE -> forget(subscription);
      case IDLE -> watch(subscription);
    }
  }

  /** Its next deadline, if it still lives. */
  private void watch(Subscription subscription) {
    deadlines.set(subscription.id, subscription.deadline());
    if (index.find(subscription.id).isEmpty()) {
      deadlines.remove(subscription.id);
    }
  }

  private void due(Subscription subscription, Instant now) {
    if (subscription.unanswered(now)) {
      forget(subscription);
    } else if (subscription.expired(now) && index.retire(subscription)) {
      subscription.eventPackage.ended(subscription.id);
      subscription.end("timeout", Optional.empty());
      turn(subscription);
    } else {
      watch(subscription);
    }
  }

  private SubscribeAnswer open(SubscribeAsk ask, Subscription fresh) {
    index.add(fresh, ask.flow());
    try {
      return granted(ask, fresh, fresh.eventPackage.subscribe(request(ask, fresh, false)));
    } catch (RuntimeException refused) {
      forget(fresh);
      throw refused;
    }
  }

  private SubscribeAnswer again(SubscribeAsk ask, Subscription known) {
    known.hold();
    index.cameOn(known, ask.flow());
    try {
      Opening opening = known.eventPackage.subscribe(request(ask, known, true));
      return isZero(ask) ? ended(ask, known, opening) : granted(ask, known, opening);
    } catch (RuntimeException refused) {
      answered(known.id);
      throw refused;
    }
  }

  private SubscribeAnswer ended(SubscribeAsk ask, Subscription known, Opening opening) {
    boolean piggyback = ask.options().contains(SubscribeOption.PIGGYBACK);
    if (known.options.contains(SubscribeOption.BEST_EFFORT)) {
      forget(known);
    } else {
      known.eventPackage.ended(known.id);
      index.retire(known);
      known.end("timeout", opening.state());
    }
    return new SubscribeAnswer(
        known.id,
        known.key.event(),
        Duration.ZERO,
        Set.of(),
        piggyback ? opening.state() : Optional.empty(),
        opening.state().filter(Notification::isList).isPresent());
  }

  private SubscribeAnswer fetch(SubscribeAsk ask, Subscription fresh) {
    if (ask.body().isEmpty()) {
      endEarlier(ask, fresh.eventPackage);
    }
    Opening opening;
    try {
      opening = fresh.eventPackage.subscribe(request(ask, fresh, false));
    } finally {
      fresh.eventPackage.ended(fresh.id);
    }
    boolean piggyback = fresh.options.contains(SubscribeOption.PIGGYBACK);
    if (!piggyback) {
      index.addEnding(fresh);
      fresh.end("timeout", opening.state());
    }
    return new SubscribeAnswer(
        fresh.id,
        fresh.key.event(),
        Duration.ZERO,
        fresh.options,
        piggyback ? opening.state() : Optional.empty(),
        opening.state().filter(Notification::isList).isPresent());
  }

  /** A client may end a subscription from a new dialog: it asks for nothing, and for no time. */
  private void endEarlier(SubscribeAsk ask, EventPackage eventPackage) {
    for (Subscription live : index.of(ask.subscriber())) {
      if (live.eventPackage == eventPackage && sameThing(live.target, ask.target())) {
        forget(live);
      }
    }
  }

  /** A user's conferences differ in their opaque parameter only. */
  private static boolean sameThing(SipUri one, SipUri other) {
    return one.aor().equals(other.aor())
        && one.parameter("opaque").equals(other.parameter("opaque"));
  }

  private SubscribeAnswer granted(SubscribeAsk ask, Subscription live, Opening opening) {
    Duration expires =
        ask.expires()
            .filter(asked -> asked.compareTo(opening.granted()) < 0)
            .orElse(opening.granted());
    if (index.find(live.id).isEmpty()) { // it ended while its package consented
      live.eventPackage.ended(live.id);
      throw new Refused(481, Diagnostic.ROUTE_SET_NOT_VALID, "the connection is gone");
    }
    live.grant(expires, clock.instant());
    live.pending(opening.pending());
    boolean piggyback = ask.options().contains(SubscribeOption.PIGGYBACK);
    if (!piggyback) {
      opening.state().ifPresent(live::offer);
    }
    watch(live);
    return new SubscribeAnswer(
        live.id,
        live.key.event(),
        expires,
        ask.options(),
        piggyback ? opening.state() : Optional.empty(),
        opening.state().filter(Notification::isList).isPresent());
  }

  private static SubscribeRequest request(SubscribeAsk ask, Subscription live, boolean refresh) {
    return new SubscribeRequest(
        live.id,
        ask.subscriber(),
        live.target,
        refresh,
        ask.expires().orElse(DEFAULT_EXPIRES),
        ask.accept(),
        ask.options(),
        ask.body());
  }

  private static boolean isZero(SubscribeAsk ask) {
    return ask.expires().isPresent() && ask.expires().get().isZero();
  }

  /**
   * Ends it for itself, without a word to the client, and for its package, which has heard it
   * already of one that has only its last word to say.
   */
  private void forget(Subscription subscription) {
    if (remove(subscription)) {
      subscription.eventPackage.ended(subscription.id);
    }
    subscription.drop();
  }

  private boolean remove(Subscription subscription) {
    boolean lived = index.remove(subscription);
    // Last: who sets a deadline looks into the index afterwards, and takes it away if it came late.
    deadlines.remove(subscription.id);
    return lived;
  }
}
