package org.confab.core.figures;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** All gauges of the server; each part of it adds its own when it starts. */
public final class Gauges {
  private final Map<String, Gauge> all = new ConcurrentSkipListMap<>();

  /** Adds these; a part that starts again takes the places of its gauges over. */
  public void add(Gauge... gauges) {
    for (Gauge gauge : gauges) {
      all.put(gauge.name(), gauge);
    }
  }

  /** All of them, by name. */
  public List<Gauge> all() {
    return List.copyOf(all.values());
  }
}
