package org.confab.bench.soak;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a soak has shown.
 *
 * @param people who came and went together
 * @param rounds how often
 * @param took without the waiting before and after
 * @param before the first count
 * @param after the last count
 */
public record SoakReport(int people, int rounds, Duration took, HeapCount before, HeapCount after) {
  /** Objects of a class that may come in addition: those that are made for a time. */
  private static final long TOLERATED = 25;

  /** Kilobytes for each person: caches of the database, of queries and of the JVM. */
  private static final long KIB_PER_PERSON = 16;

  /** Classes of which more objects live than before, and how many more. */
  public Map<String, Long> grown() {
    return grown(before, after);
  }

  static Map<String, Long> grown(HeapCount before, HeapCount after) {
    Map<String, Long> grown = new TreeMap<>();
    after
        .instances()
        .forEach(
            (name, count) -> {
              long more = count - before.instances().getOrDefault(name, 0L);
              if (more > TOLERATED) {
                grown.put(name, more);
              }
            });
    return grown;
  }

  /** Growth of the heap in KiB. */
  public long heapGrowth() {
    return after.usedKib() - before.usedKib();
  }

  /** Whether nothing has stayed behind. */
  public boolean isClean() {
    return grown().isEmpty() && heapGrowth() < KIB_PER_PERSON * people;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%d people came and went %d times in %d s: %.0f visits/s%n",
            people,
            rounds,
            took.toSeconds(),
            people * rounds / (took.toMillis() / 1e3)));
    text.append(
        String.format(
            Locale.ROOT,
            "heap after collection: %d KiB before, %d KiB after%n",
            before.usedKib(),
            after.usedKib()));
    grown()
        .forEach(
            (name, more) ->
                text.append(String.format(Locale.ROOT, "%d more objects of %s%n", more, name)));
    return text.append(isClean() ? "CLEAN" : "SOMETHING STAYS BEHIND").toString();
  }
}
