package org.confab.core.presence;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.confab.core.SipDomains;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.presence.Container;
import org.confab.protocol.sip.SipUri;

/** Loads what is published of users, many in one go, from the stores and the directory. */
public final class Presentities {
  private final UserDirectory directory;
  private final PresenceStore store;
  private final ContainerStore containers;
  private final Clock clock;
  private final Instant since;

  /** Loads from these; the server publishes for every user from now on. */
  public Presentities(
      UserDirectory directory, PresenceStore store, ContainerStore containers, Clock clock) {
    this.directory = directory;
    this.store = store;
    this.containers = containers;
    this.clock = clock;
    this.since = clock.instant();
  }

  /** The users among these addresses that exist here and are enabled. */
  Map<SipUri, Presentity> load(Collection<SipUri> uris) {
    Map<SipUri, User> users = new HashMap<>();
    for (SipUri uri : uris) {
      directory.find(uri).filter(User::enabled).ifPresent(user -> users.put(user.aor(), user));
    }
    return load(users);
  }

  private Map<SipUri, Presentity> load(Map<SipUri, User> users) {
    Map<SipUri, List<CategoryInstance>> instances = store.find(users.keySet());
    Map<SipUri, List<Container>> changed = containers.find(users.keySet());
    Map<SipUri, Presentity> found = new HashMap<>();
    users.forEach(
        (aor, user) ->
            found.put(
                aor,
                presentity(
                    user,
                    instances.getOrDefault(aor, List.of()),
                    changed.getOrDefault(aor, List.of()))));
    return found;
  }

  /** One user, if he exists here and is enabled. */
  Optional<Presentity> load(SipUri uri) {
    return Optional.ofNullable(load(List.of(uri)).get(uri.aor()));
  }

  /** One user, if he exists here, enabled or not: what he has published may still have to end. */
  Optional<Presentity> account(SipUri uri) {
    return directory.find(uri).map(user -> load(Map.of(user.aor(), user)).get(user.aor()));
  }

  /** A user as he would be, with what is known of him there instead of in the directory. */
  Presentity as(User user) {
    return presentity(
        user,
        store.find(Set.of(user.aor())).getOrDefault(user.aor(), List.of()),
        containers.find(Set.of(user.aor())).getOrDefault(user.aor(), List.of()));
  }

  /** The domains whose users are colleagues. */
  SipDomains domains() {
    return directory.domains();
  }

  private Presentity presentity(
      User user, List<CategoryInstance> published, List<Container> changed) {
    Instant now = clock.instant();
    List<CategoryInstance> all = new ArrayList<>(ServerPublished.of(user, since));
    published.stream().filter(instance -> !instance.expired(now)).forEach(all::add);
    return new Presentity(user.aor(), all, DefaultContainers.with(changed));
  }
}
