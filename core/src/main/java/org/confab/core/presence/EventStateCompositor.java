package org.confab.core.presence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.IntervalTooBrief;
import org.confab.core.Refused;
import org.confab.core.XmlBody;
import org.confab.core.subscription.OwnAddress;
import org.confab.core.subscription.Stripes;
import org.confab.protocol.pidf.PidfDocument;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/**
 * The event state compositor of plain SIP clients (RFC 3903 6): turns what they publish, and that
 * they are registered, into category instances, so that aggregation and watchers need not know of
 * them. A client that begins anew begins with nothing: real ones publish twice and remember the
 * last entity-tag only. It is soft state: it ends with its time, with its client's registration,
 * and with the server; an entity-tag from before a restart is answered 412, and the client
 * publishes anew.
 */
public final class EventStateCompositor {
  private final PresenceService presence;
  private final Clock clock;
  private final IntUnaryOperator random;
  private final Stripes stripes = new Stripes();
  private final Map<SipUri, SoftState> users = new ConcurrentHashMap<>();
  private final Deadlines deadlines = new Deadlines();
  private final Departures departures = new Departures();

  /**
   * Publishes through that service.
   *
   * @param random any number from 0 up to the one given, that one excluded
   */
  public EventStateCompositor(PresenceService presence, Clock clock, IntUnaryOperator random) {
    this.presence = presence;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Carries a PUBLISH out: an initial one, a refresh, a modification or a removal.
   *
   * @throws Refused {@code 403} for somebody else's state, {@code 489} for another event package,
   *     {@code 400} for an entity-tag that is none or a first publication without body, {@code 412}
   *     for an unknown entity-tag, {@code 413} and {@code 415} for bodies that are not taken;
   *     {@link IntervalTooBrief} for too short a life
   */
  public PublishAnswer publish(PublishAsk ask) {
    SipUri user = OwnAddress.require(ask.publisher(), ask.target());
    if (!ask.event().equalsIgnoreCase("presence")) {
      throw new Refused(489, Diagnostic.RESOURCE_UNKNOWN, "no publication of " + ask.event());
    }
    if (ask.ifMatch().size() > 1) {
      throw new Refused(400, Diagnostic.PARSE_FAILURE, "more than one entity-tag");
    }
    Duration granted = granted(ask);
    String entityTag = UUID.randomUUID().toString();
    change(user, state -> published(state, ask, entityTag, granted));
    return new PublishAnswer(entityTag, granted);
  }

  private static Duration granted(PublishAsk ask) {
    Duration asked = ask.expires().orElse(EventStateLimits.MAXIMUM);
    if (!asked.isZero() && asked.compareTo(EventStateLimits.MINIMUM) < 0) {
      throw new IntervalTooBrief(EventStateLimits.MINIMUM);
    }
    return asked.compareTo(EventStateLimits.MAXIMUM) > 0 ? EventStateLimits.MAXIMUM : asked;
  }

  private SoftState published(SoftState state, PublishAsk ask, String tag, Duration granted) {
    Instant now = clock.instant();
    Optional<SoftState.EventState> known = known(state, ask, now);
    Optional<PidfPublication> fresh = ask.body().map(body -> PidfPublication.of(document(body)));
    PidfPublication said =
        fresh
            .or(() -> known.map(SoftState.EventState::said))
            .orElseThrow(
                () -> new Refused(400, Diagnostic.CONTENT_TYPE_UNEXPECTED, "nothing to publish"));
    SoftState rest =
        known.isPresent()
            ? state.without(ask.ifMatch().get(0))
            : state.without(one -> one.publisher().equals(ask.publisher()));
    if (granted.isZero()) {
      return rest;
    }
    Instant since =
        known.filter(one -> one.said().equals(said)).map(SoftState.EventState::since).orElse(now);
    int slot = known.map(SoftState.EventState::slot).orElseGet(() -> freeSlot(state));
    return rest.with(
        tag, new SoftState.EventState(ask.publisher(), slot, said, since, now.plus(granted)));
  }

  /** The publication that the request names, if it names one. */
  private static Optional<SoftState.EventState> known(
      SoftState state, PublishAsk ask, Instant now) {
    if (ask.ifMatch().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Optional.ofNullable(state.publications().get(ask.ifMatch().get(0)))
            .filter(one -> one.expiresAt().isAfter(now))
            .orElseThrow(
                () -> new Refused(412, Diagnostic.VERSION_OUT_OF_DATE, "no such entity-tag")));
  }

  private static PidfDocument document(Body body) {
    if (body.bytes().length > EventStateLimits.DOCUMENT_BYTES) {
      throw new Refused(413, Diagnostic.INPUT_TOO_LARGE, "presence document too large");
    }
    return XmlBody.read(body, PidfDocument.CONTENT_TYPE, PidfDocument::read);
  }

  /** A plain SIP client has registered: until it says more, it can be reached. */
  public void endpointAdded(EndpointId endpoint) {
    change(
        endpoint.aor(),
        state -> {
          SoftState rest = departures.forget(endpoint) ? state.without(endpoint) : state;
          return rest.with(endpoint, new SoftState.Registered(freeSlot(rest), clock.instant()));
        });
  }

  /**
   * A client is no longer registered; what it has published ends with that. If that cannot be
   * stored now, the sweeper does it later.
   */
  public void endpointRemoved(EndpointId endpoint) {
    if (users.containsKey(endpoint.aor())) {
      departures.settle(endpoint, false, (gone, last) -> end(gone));
    }
  }

  private void end(EndpointId endpoint) {
    ending(endpoint.aor(), state -> state.without(endpoint));
  }

  /**
   * Ends what its time has come for, and what could not be ended before; to be called every few
   * seconds. A failure with one user does not keep the others waiting.
   */
  public void sweep() {
    Instant now = clock.instant();
    try {
      departures.repeat((gone, last) -> end(gone));
    } finally {
      Failures.each(
          deadlines.due(now), user -> deadlines.settle(user, now, () -> endExpired(user, now)));
    }
  }

  private void endExpired(SipUri user, Instant now) {
    ending(user, state -> state.without(one -> !one.expiresAt().isAfter(now)));
  }

  /** Whose account is gone has nothing published any more. */
  private void ending(SipUri user, UnaryOperator<SoftState> how) {
    try {
      change(user, how);
    } catch (Refused gone) {
      users.remove(user);
    }
  }

  /** How many users have plain SIP clients. */
  public int size() {
    return users.size();
  }

  /**
   * Nothing changes unless it is stored. Where the last phone goes, what it had published has
   * mostly gone with its endpoint already, and there is nothing to store.
   */
  private void change(SipUri user, UnaryOperator<SoftState> how) {
    stripes.with(
        user,
        () -> {
          SoftState before = users.getOrDefault(user, SoftState.NONE);
          SoftState after = how.apply(before);
          if (!after.isEmpty() || presence.hasPassing(user)) {
            presence.write(user, stored -> after.change(before, stored));
          }
          if (after.isEmpty()) {
            users.remove(user);
          } else {
            users.put(user, after);
          }
          after.deadline().ifPresent(end -> deadlines.add(user, end));
          return after;
        });
  }

  private int freeSlot(SoftState state) {
    int slot = random.applyAsInt(PhoneInstances.SLOTS);
    while (state.uses(slot)) {
      slot = (slot + 1) % PhoneInstances.SLOTS;
    }
    return slot;
  }
}
