package org.confab.core.presence;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.subscription.Stripes;
import org.confab.protocol.presence.CategoryKey;
import org.confab.protocol.presence.ExpireType;
import org.confab.protocol.presence.Publication;
import org.confab.protocol.presence.PublishRequest;
import org.confab.protocol.presence.RoamingData;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/**
 * Publication ([MS-PRES] 3.2.5): a request is carried out wholly or not at all; every instance has
 * a version, and who counts on another one is told the current one. What is bound to an endpoint,
 * to the user's last endpoint, or to time ends with it. After each change the aggregates are made
 * anew, all is stored, and then everybody concerned is told.
 */
public final class PresenceService {
  private final Presentities presentities;
  private final PresenceStore store;
  private final List<PresenceListener> listeners;
  private final RegisteredEndpoints registered;
  private final Stripes stripes;
  private final Clock clock;
  private final Deadlines deadlines = new Deadlines();
  private final Departures departures = new Departures();

  /**
   * Publishes into that store.
   *
   * @param presentities loads what is published
   * @param store keeps it
   * @param listeners are told of every change, in this order
   * @param registered tells whose presence may be kept
   * @param stripes orders what happens to one user; shared with all that changes presence
   * @param clock dates publications, to the millisecond
   */
  public PresenceService(
      Presentities presentities,
      PresenceStore store,
      List<PresenceListener> listeners,
      RegisteredEndpoints registered,
      Stripes stripes,
      Clock clock) {
    this.presentities = presentities;
    this.store = store;
    this.listeners = List.copyOf(listeners);
    this.registered = registered;
    this.stripes = stripes;
    this.clock = clock;
  }

  /**
   * Publishes for the user of that endpoint.
   *
   * @return the instances that changed with their new versions, the aggregates included
   * @throws Refused {@code 409} with a fault that names every operation whose version is not the
   *     current one; {@code 403} for somebody else's presence, an endpoint that is not registered,
   *     an instance of the server, or beyond the user's limits; {@code 413} for what is too large;
   *     {@code 400} for what contradicts itself
   */
  public RoamingData publish(EndpointId publisher, PublishRequest request) {
    SipUri user = publisher.aor();
    if (!request.uri().aor().equals(user)) {
      throw new Refused(
          403, Diagnostic.CREDENTIALS_NOT_FOR_FROM, "cannot publish for " + request.uri());
    }
    Committed done =
        change(
            user,
            before -> {
              requirePublisher(publisher, request.publications());
              return PublicationPlan.of(before, publisher, request.publications(), now());
            });
    return RoamingData.of(RoamingSelfPackage.difference(done.before(), done.after()));
  }

  /**
   * Changes a user's presence in another dialect's name, without the versions that a publish
   * request counts on. Other users' requests wait no longer than for any publication.
   *
   * @param user whose presence
   * @param change what to write, given everything published so far
   * @throws Refused {@code 404} if there is no such user, and whatever {@code change} refuses
   */
  void write(SipUri user, Function<Presentity, PresenceWrite> change) {
    change(user, change);
  }

  /**
   * Publishes what a registered endpoint says in another dialect.
   *
   * @throws Refused {@code 403} if the endpoint is not registered, and as {@link #write}
   */
  void publish(EndpointId publisher, Function<Presentity, PresenceWrite> change) {
    change(
        publisher.aor(),
        before -> {
          if (!registered.contains(publisher)) {
            throw Refusals.notRegistered(publisher);
          }
          return change.apply(before);
        });
  }

  private Committed change(SipUri user, Function<Presentity, PresenceWrite> change) {
    return stripes.with(
        user,
        () -> {
          Presentity before = presentities.account(user).orElseThrow(() -> Refusals.unknown(user));
          return commit(before, change.apply(before));
        });
  }

  /** Asked for while nobody else works on the user: a departure is either seen, or yet to come. */
  private void requirePublisher(EndpointId publisher, List<Publication> publications) {
    if (!registered.contains(publisher)
        && !publications.stream().allMatch(PresenceService::endsSoon)) {
      throw Refusals.notRegistered(publisher);
    }
  }

  private static boolean endsSoon(Publication publication) {
    long longest = PresenceLimits.WITHOUT_REGISTRATION.toSeconds();
    return publication.expireType() == ExpireType.TIME
        && publication.expires().filter(seconds -> seconds <= longest).isPresent();
  }

  /**
   * The endpoint has signed out or lost its connection. If its presence cannot be ended now, the
   * sweeper does it later.
   *
   * @param last whether it was the user's last one
   */
  public void endpointGone(EndpointId endpoint, boolean last) {
    departures.settle(endpoint, last, this::depart);
  }

  private void departAgain(EndpointId endpoint, boolean last) {
    if (!registered.contains(endpoint)) {
      depart(endpoint, last);
    }
  }

  /** Whether anything is published of the user that ends by itself, as all of a phone's is. */
  boolean hasPassing(SipUri user) {
    return store.hasPassing(user);
  }

  private void depart(EndpointId endpoint, boolean last) {
    SipUri user = endpoint.aor();
    stripes.with(
        user,
        () -> {
          boolean nobody = last && !registered.anyOf(user);
          return end(
              user,
              instance ->
                  instance.endpoint().filter(endpoint.epid()::equals).isPresent()
                      || (nobody && instance.expireType() == ExpireType.USER));
        });
  }

  private boolean end(SipUri user, Predicate<CategoryInstance> ending) {
    if (!store.hasPassing(user)) {
      return true;
    }
    presentities
        .account(user)
        .ifPresent(
            before ->
                commit(
                    before, removal(before.instances().values().stream().filter(ending).toList())));
    return true;
  }

  /**
   * Ends what its time has come for, and what could not be ended before; to be called every few
   * seconds. A failure with one user does not keep the others waiting.
   */
  public void sweep() {
    Instant now = now();
    try {
      departures.repeat(this::departAgain);
    } finally {
      Failures.each(deadlines.due(now), user -> sweep(user, now));
    }
  }

  private void sweep(SipUri user, Instant now) {
    deadlines.settle(
        user,
        now,
        () ->
            stripes.with(
                user, () -> presentities.account(user).map(after -> endExpired(after, now))));
  }

  /** What has expired is not loaded any more: it is put back to tell that it is gone. */
  private Committed endExpired(Presentity after, Instant now) {
    Map<CategoryKey, CategoryInstance> all = new LinkedHashMap<>(after.instances());
    List<CategoryInstance> expired = new ArrayList<>();
    for (CategoryInstance stored :
        store.find(List.of(after.user())).getOrDefault(after.user(), List.of())) {
      if (stored.expired(now)) {
        expired.add(stored);
        all.put(stored.key(), stored);
      } else {
        stored.expiresAt().ifPresent(end -> deadlines.add(after.user(), end));
      }
    }
    return commit(new Presentity(after.user(), all.values(), after.containers()), removal(expired));
  }

  private static PresenceWrite removal(List<CategoryInstance> instances) {
    return new PresenceWrite(List.of(), instances.stream().map(CategoryInstance::key).toList());
  }

  /** Stores the change together with the aggregates that follow from it, and tells of both. */
  private Committed commit(Presentity before, PresenceWrite write) {
    PresenceWrite all = write.and(Aggregation.refresh(before.after(write), now()));
    if (all.isEmpty()) {
      return new Committed(before, before);
    }
    store.write(before.user(), all);
    write
        .puts()
        .forEach(put -> put.expiresAt().ifPresent(end -> deadlines.add(before.user(), end)));
    Presentity after = before.after(all);
    listeners.forEach(listener -> listener.changed(before, after));
    return new Committed(before, after);
  }

  /** What a change has made of a user; the same twice if there was nothing to do. */
  private record Committed(Presentity before, Presentity after) {}

  /** As precise as instances are stored and told. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
