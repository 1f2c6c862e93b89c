package org.confab.core.presence;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.confab.core.EndpointId;

/**
 * Endpoints that have gone and whose presence is still there: because it is being ended at this
 * moment, or because that failed and has to be tried again.
 */
final class Departures {
  private final Map<EndpointId, Boolean> open = new ConcurrentHashMap<>();

  /** Carries it out; if it fails, it is remembered before the failure goes on. */
  void settle(EndpointId endpoint, boolean last, BiConsumer<EndpointId, Boolean> work) {
    if (open.size() < PresenceLimits.DEPARTURES_TO_REPEAT) {
      open.put(endpoint, last);
    }
    work.accept(endpoint, last);
    open.remove(endpoint);
  }

  /** It has come back: whether its departure was still open. */
  boolean forget(EndpointId endpoint) {
    return open.remove(endpoint) != null;
  }

  /** Tries all again that have failed so far; the first failure goes on once all were tried. */
  void repeat(BiConsumer<EndpointId, Boolean> work) {
    Failures.each(
        open.keySet(), endpoint -> settle(endpoint, open.getOrDefault(endpoint, false), work));
  }
}
