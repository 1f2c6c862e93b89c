package org.confab.core.subscription;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The event packages of this deployment, found by the name in the Event header. */
public final class EventPackages {
  private final Map<String, EventPackage> byName;

  /**
   * Collects the packages; throws {@link IllegalArgumentException} if two have the same name.
   *
   * @param packages one per event package
   */
  public EventPackages(Iterable<? extends EventPackage> packages) {
    Map<String, EventPackage> found = new LinkedHashMap<>();
    for (EventPackage one : packages) {
      if (found.put(key(one.name()), one) != null) {
        throw new IllegalArgumentException("two event packages named " + one.name());
      }
    }
    byName = Map.copyOf(found);
  }

  /** The package of that name, compared without regard to case. */
  public Optional<EventPackage> find(String event) {
    return Optional.ofNullable(byName.get(key(event)));
  }

  /** The names as the packages spell them, for Allow-Events headers. */
  public Set<String> names() {
    return byName.values().stream().map(EventPackage::name).collect(Collectors.toSet());
  }

  private static String key(String event) {
    return event.toLowerCase(Locale.ROOT);
  }
}
