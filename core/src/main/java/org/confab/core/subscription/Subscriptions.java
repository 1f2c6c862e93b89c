package org.confab.core.subscription;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.protocol.sip.Diagnostic;

/**
 * The life of subscriptions, whatever their event package (RFC 6665, [MS-SIP] 3.4–3.6): opening,
 * refresh, fetch, end, expiry, and the loss of the endpoint. Named by endpoint and Call-ID, since
 * two clients may use equal Call-IDs and tags.
 */
public final class Subscriptions implements Notifier {
  /** Live subscriptions that the endpoints of one user may have together. */
  public static final int MAX_PER_USER = 1000;

  /** What a SUBSCRIBE without Expires header asks for; the package grants less if it wants. */
  static final Duration DEFAULT_EXPIRES = Duration.ofHours(12);

  private final EventPackages packages;
  private final Clock clock;
  private final SubscriptionIndex index = new SubscriptionIndex(MAX_PER_USER);

  /** Subscriptions to these packages, timed by that clock. */
  public Subscriptions(EventPackages packages, Clock clock) {
    this.packages = packages;
    this.clock = clock;
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
            new SubscriptionId(UUID.randomUUID().toString()), key, eventPackage, ask, channel);
    return isZero(ask) ? fetch(ask, fresh) : open(ask, fresh);
  }

  /** The 200 has been sent: notifications of that subscription may follow it. */
  public void answered(SubscriptionId id) {
    index.find(id).filter(one -> !one.open(clock.instant())).ifPresent(index::remove);
  }

  /**
   * Holds the notifications of that endpoint back until the result is closed: what a request of its
   * own causes follows the answer to the request, and nothing changes its order.
   */
  public Held hold(EndpointId endpoint) {
    List<Subscription> held = index.of(endpoint);
    held.forEach(Subscription::hold);
    return () -> held.forEach(subscription -> answered(subscription.id));
  }

  /** Notifications that wait for the answer to a request. */
  public interface Held extends AutoCloseable {
    /** The answer is out: they may follow. */
    @Override
    void close();
  }

  /** The subscriber answered a notification with an error, or not at all. */
  public void failed(SubscriptionId id) {
    index.find(id).ifPresent(this::forget);
  }

  /** The endpoint has signed out or lost its connection: all its subscriptions end silently. */
  public void endpointGone(EndpointId endpoint) {
    index.of(endpoint).forEach(this::forget);
  }

  /** Ends what has expired; to be called every few seconds. */
  public void sweep() {
    for (Subscription subscription : index.all()) {
      if (subscription.expired(clock.instant())) {
        subscription.end("timeout", Optional.empty());
        forget(subscription);
      }
    }
  }

  /** How many subscriptions live. */
  public int size() {
    return index.size();
  }

  @Override
  public void notify(SubscriptionId id, Body state) {
    index
        .find(id)
        .filter(subscription -> !subscription.notify(state, clock.instant()))
        .ifPresent(this::forget);
  }

  @Override
  public void terminate(SubscriptionId id, String reason) {
    index
        .find(id)
        .ifPresent(
            subscription -> {
              index.retire(subscription);
              if (subscription.end(reason, Optional.empty())) {
                index.remove(subscription);
              }
            });
  }

  private SubscribeAnswer open(SubscribeAsk ask, Subscription fresh) {
    index.add(fresh);
    try {
      return granted(ask, fresh, fresh.eventPackage.subscribe(request(ask, fresh, false)));
    } catch (RuntimeException refused) {
      forget(fresh);
      throw refused;
    }
  }

  private SubscribeAnswer again(SubscribeAsk ask, Subscription known) {
    known.hold();
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
        piggyback ? opening.state() : Optional.empty());
  }

  private SubscribeAnswer fetch(SubscribeAsk ask, Subscription fresh) {
    if (ask.body().isEmpty()) {
      endEarlier(ask, fresh.eventPackage);
    }
    Opening opening = fresh.eventPackage.subscribe(request(ask, fresh, false));
    fresh.eventPackage.ended(fresh.id);
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
        piggyback ? opening.state() : Optional.empty());
  }

  /** A client may end a subscription from a new dialog: it asks for nothing, and for no time. */
  private void endEarlier(SubscribeAsk ask, EventPackage eventPackage) {
    for (Subscription live : index.of(ask.subscriber())) {
      if (live.eventPackage == eventPackage && live.target.aor().equals(ask.target().aor())) {
        forget(live);
      }
    }
  }

  private SubscribeAnswer granted(SubscribeAsk ask, Subscription live, Opening opening) {
    Duration expires =
        ask.expires()
            .filter(asked -> asked.compareTo(opening.granted()) < 0)
            .orElse(opening.granted());
    live.grant(expires, clock.instant());
    boolean piggyback = ask.options().contains(SubscribeOption.PIGGYBACK);
    if (!piggyback) {
      opening.state().ifPresent(state -> live.notify(state, clock.instant()));
    }
    return new SubscribeAnswer(
        live.id,
        live.key.event(),
        expires,
        ask.options(),
        piggyback ? opening.state() : Optional.empty());
  }

  private static SubscribeRequest request(SubscribeAsk ask, Subscription live, boolean refresh) {
    return new SubscribeRequest(
        live.id,
        ask.subscriber(),
        live.target,
        refresh,
        ask.expires().orElse(DEFAULT_EXPIRES),
        ask.accept(),
        ask.body());
  }

  private static boolean isZero(SubscribeAsk ask) {
    return ask.expires().isPresent() && ask.expires().get().isZero();
  }

  /** Ends it for its package and for itself, without a word to the client. */
  private void forget(Subscription subscription) {
    index.remove(subscription);
    subscription.eventPackage.ended(subscription.id);
    subscription.drop();
  }
}
