package org.confab.core.presence;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.subscription.Stripes;
import org.confab.protocol.presence.CategoriesDocument;
import org.confab.protocol.presence.CategoryKey;
import org.confab.protocol.presence.ExpireType;
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
  private final Stripes stripes;
  private final Clock clock;
  private final Deadlines deadlines = new Deadlines();

  /** Publishes into that store, and tells the two packages. */
  public PresenceService(
      Presentities presentities,
      PresenceStore store,
      RoamingSelfPackage roamingSelf,
      PresencePackage watchers,
      Stripes stripes,
      Clock clock) {
    this.presentities = presentities;
    this.store = store;
    this.listeners = List.of(roamingSelf, watchers);
    this.stripes = stripes;
    this.clock = clock;
  }

  /**
   * Publishes for the user of that endpoint.
   *
   * @return the instances that changed with their new versions, the aggregates included
   * @throws Refused {@code 409} with a fault if a version is not the current one, {@code 403} for
   *     somebody else's presence, {@code 400} beyond the limits
   */
  public RoamingData publish(EndpointId publisher, PublishRequest request) {
    SipUri user = publisher.aor();
    if (!request.uri().aor().equals(user)) {
      throw new Refused(
          403, Diagnostic.CREDENTIALS_NOT_FOR_FROM, "cannot publish for " + request.uri());
    }
    return RoamingData.of(
        stripes.with(
            user,
            () -> {
              Presentity before =
                  presentities
                      .load(user)
                      .orElseThrow(
                          () ->
                              new Refused(
                                  404, Diagnostic.DESTINATION_NOT_ENABLED, "no user " + user));
              return commit(
                  before,
                  PublicationPlan.of(before, publisher, request.publications(), clock.instant()));
            }));
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
    stripes.with(
        user,
        () -> {
          Presentity before =
              presentities
                  .load(user)
                  .orElseThrow(
                      () ->
                          new Refused(404, Diagnostic.DESTINATION_NOT_ENABLED, "no user " + user));
          return commit(before, change.apply(before));
        });
  }

  /**
   * The endpoint has signed out or lost its connection.
   *
   * @param last whether it was the user's last one
   */
  public void endpointGone(EndpointId endpoint, boolean last) {
    SipUri user = endpoint.aor();
    Predicate<CategoryInstance> ending =
        instance ->
            instance.endpoint().filter(endpoint.epid()::equals).isPresent()
                || (last && instance.expireType() == ExpireType.USER);
    stripes.with(
        user,
        () ->
            presentities
                .load(user)
                .map(
                    before ->
                        commit(
                            before,
                            removal(
                                before.instances().values().stream().filter(ending).toList()))));
  }

  /** Ends what its time has come for; to be called every few seconds. */
  public void sweep() {
    Instant now = clock.instant();
    for (SipUri user : deadlines.due(now)) {
      stripes.with(user, () -> presentities.load(user).map(after -> endExpired(after, now)));
    }
  }

  /** What has expired is not loaded any more: it is put back to tell that it is gone. */
  private CategoriesDocument endExpired(Presentity after, Instant now) {
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

  private static PresenceWrite removal(Collection<CategoryInstance> instances) {
    return new PresenceWrite(List.of(), instances.stream().map(CategoryInstance::key).toList());
  }

  /** Stores the change together with the aggregates that follow from it, and tells of both. */
  private CategoriesDocument commit(Presentity before, PresenceWrite write) {
    PresenceWrite all = write.and(Aggregation.refresh(before.after(write), clock.instant()));
    if (all.isEmpty()) {
      return new CategoriesDocument(before.user(), List.of());
    }
    store.write(before.user(), all);
    write
        .puts()
        .forEach(put -> put.expiresAt().ifPresent(end -> deadlines.add(before.user(), end)));
    Presentity after = presentities.load(before.user()).orElseGet(() -> before.after(all));
    listeners.forEach(listener -> listener.changed(before, after));
    return RoamingSelfPackage.difference(before, after);
  }
}
