package org.confab.bench.soak;

import java.util.Map;
import java.util.TreeMap;
import org.confab.bench.server.AdminApi;
import org.confab.bench.server.Confab;
import org.confab.bench.server.ServerFigures;

/**
 * A server at rest.
 *
 * @param figures what it tells of itself
 * @param heap what lives in its memory after a collection
 * @param footprint what the system knows of it
 */
public record Snapshot(ServerFigures figures, HeapCount heap, Footprint footprint) {
  /** Objects of a class that may come in addition: those that are made for a time. */
  static final long TOLERATED_OBJECTS = 25;

  /** Growth of the heap that is none: caches, and what the JVM itself does meanwhile. */
  static final long TOLERATED_KIB = 4096;

  /**
   * Threads and sockets that may come in addition: pools grow to their size only when so much
   * happens at once, and the admin API keeps connections for a while.
   */
  static final long TOLERATED_IN_POOLS = 32;

  /** Looks; collects garbage first. */
  static Snapshot of(AdminApi api, Confab server) {
    return new Snapshot(ServerFigures.of(api), HeapCount.of(server.pid()), Footprint.of(server));
  }

  /** What has grown since an earlier one, and by how much; empty if nothing has. */
  Map<String, Long> grown(Snapshot before) {
    Map<String, Long> grown = new TreeMap<>(grown(before.figures, figures));
    more(grown, "objects ", before.heap.instances(), heap.instances(), TOLERATED_OBJECTS);
    more(grown, "", before.footprint.bounded(), footprint.bounded(), TOLERATED_IN_POOLS);
    long kib = heap.usedKib() - before.heap.usedKib();
    if (kib > TOLERATED_KIB) {
      grown.put("heap KiB", kib);
    }
    return grown;
  }

  /** The same of the figures alone, which cost little to look at. */
  static Map<String, Long> grown(ServerFigures before, ServerFigures after) {
    Map<String, Long> grown = new TreeMap<>();
    more(grown, "gauge ", before.gauges(), after.gauges(), 0);
    more(grown, "table ", before.tables(), after.tables(), 0);
    return grown;
  }

  private static void more(
      Map<String, Long> grown,
      String kind,
      Map<String, Long> before,
      Map<String, Long> after,
      long tolerated) {
    after.forEach(
        (name, now) -> {
          long more = now - before.getOrDefault(name, 0L);
          if (more > tolerated) {
            grown.put(kind + name, more);
          }
        });
  }
}
