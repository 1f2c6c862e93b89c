package org.confab.core.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.sip.SipUri;

/**
 * What holds for each user: his own value, else his site's, else everybody's, else the default of
 * the table. Answers from memory: it is asked on the way of messages. What is set is stored first.
 */
public final class Policies {
  /** Most values that are set, for everybody together. */
  public static final int MAX_VALUES = 100_000;

  private final PolicyStore store;
  private final UserDirectory directory;
  private final Map<PolicyScope, Map<String, String>> known = new ConcurrentHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** The policies of that store for these users. */
  public Policies(PolicyStore store, UserDirectory directory) {
    this.store = store;
    this.directory = directory;
    store.all().forEach(this::learn);
  }

  /** Calls that after every change. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** What is set, ordered by scope and name. */
  public List<PolicyValue> all() {
    return store.all();
  }

  /**
   * Sets a value.
   *
   * @return as it is kept
   * @throws PolicyRefused for an unknown setting or user, a scope that it does not have, a value
   *     that it does not take
   */
  public synchronized PolicyValue set(PolicyScope scope, String name, String value) {
    PolicySetting setting = require(name);
    requireScope(setting, scope);
    if (known.values().stream().mapToInt(Map::size).sum() >= MAX_VALUES) {
      throw new PolicyRefused(false, "there are " + MAX_VALUES + " values already");
    }
    PolicyValue kept;
    try {
      kept = new PolicyValue(scope, setting.name(), setting.type().checked(value));
    } catch (IllegalArgumentException bad) {
      throw new PolicyRefused(false, setting.name() + ": " + bad.getMessage());
    }
    store.set(kept);
    learn(kept);
    listeners.forEach(Runnable::run);
    return kept;
  }

  /**
   * Takes a value back, so that the next wider scope counts.
   *
   * @throws PolicyRefused if it is not set there
   */
  public synchronized void unset(PolicyScope scope, String name) {
    PolicySetting setting = require(name);
    if (!store.unset(scope, setting.name())) {
      throw new PolicyRefused(true, setting.name() + " is not set for " + scope.asString());
    }
    forget(scope, setting.name());
    listeners.forEach(Runnable::run);
  }

  /** Everything of that user is deleted. */
  public synchronized void userRemoved(SipUri user) {
    known.remove(PolicyScope.user(user));
  }

  /** What holds for a user, with the scope that says so; settings without a value are left out. */
  public Map<PolicySetting, PolicyValue> of(SipUri user) {
    List<PolicyScope> scopes = scopes(user);
    Map<PolicySetting, PolicyValue> merged = new LinkedHashMap<>();
    for (PolicySetting setting : PolicySettings.ALL) {
      decided(scopes, setting).ifPresent(value -> merged.put(setting, value));
    }
    return merged;
  }

  /** What holds for a user in one group, by element. */
  public Map<String, String> of(SipUri user, PolicyGroup group) {
    List<PolicyScope> scopes = scopes(user);
    Map<String, String> merged = new LinkedHashMap<>();
    for (PolicySetting setting : PolicySettings.of(group)) {
      value(scopes, setting).ifPresent(value -> merged.put(setting.element(), value));
    }
    return merged;
  }

  /** What holds for a user in one setting. */
  public Optional<String> value(SipUri user, PolicySetting setting) {
    return value(scopes(user), setting);
  }

  /**
   * What holds in one setting where these scopes count, the first that says something before all.
   */
  public Optional<String> value(List<PolicyScope> scopes, PolicySetting setting) {
    return decided(scopes, setting).map(PolicyValue::value);
  }

  /** What is set for exactly that scope. */
  public Optional<String> given(PolicyScope scope, PolicySetting setting) {
    return Optional.ofNullable(known.getOrDefault(scope, Map.of()).get(setting.name()));
  }

  /** The scopes for which a setting is set to that value, in any case; the widest first. */
  public List<PolicyScope> scopesWith(PolicySetting setting, String value) {
    return known.keySet().stream()
        .filter(scope -> given(scope, setting).filter(value::equalsIgnoreCase).isPresent())
        .sorted(Comparator.comparing(PolicyScope::kind).thenComparing(PolicyScope::owner))
        .toList();
  }

  private Optional<PolicyValue> decided(List<PolicyScope> scopes, PolicySetting setting) {
    for (PolicyScope scope : scopes) {
      Optional<String> value = given(scope, setting);
      if (value.isPresent()) {
        return Optional.of(new PolicyValue(scope, setting.name(), value.get()));
      }
    }
    return setting
        .otherwise()
        .map(value -> new PolicyValue(PolicyScope.GLOBAL, setting.name(), value));
  }

  /** The scopes that count for a user, from the narrowest to the widest. */
  public List<PolicyScope> scopes(SipUri user) {
    PolicyScope own = PolicyScope.user(user);
    List<PolicyScope> scopes = new ArrayList<>(3);
    scopes.add(own);
    value(List.of(own, PolicyScope.GLOBAL), PolicySettings.SITE)
        .ifPresent(site -> scopes.add(PolicyScope.site(site)));
    scopes.add(PolicyScope.GLOBAL);
    return scopes;
  }

  private static PolicySetting require(String name) {
    return PolicySettings.find(name)
        .orElseThrow(() -> new PolicyRefused(true, "there is no setting '" + name + "'"));
  }

  private void requireScope(PolicySetting setting, PolicyScope scope) {
    if (!setting.scopes().contains(scope.kind())) {
      throw new PolicyRefused(false, setting.name() + " cannot be set for " + scope.asString());
    }
    if (scope.kind() == PolicyScope.Kind.USER
        && directory.find(SipUri.parse(scope.asString())).isEmpty()) {
      throw new PolicyRefused(true, "there is no user " + scope.asString());
    }
  }

  private void learn(PolicyValue value) {
    known
        .computeIfAbsent(value.scope(), scope -> new ConcurrentHashMap<>())
        .put(value.name(), value.value());
  }

  private void forget(PolicyScope scope, String name) {
    known.computeIfPresent(
        scope,
        (same, values) -> {
          values.remove(name);
          return values.isEmpty() ? null : values;
        });
  }
}
