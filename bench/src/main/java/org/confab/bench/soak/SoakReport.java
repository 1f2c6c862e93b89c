package org.confab.bench.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.confab.bench.report.Figure;

/**
 * What a soak has shown.
 *
 * @param people who came and went together
 * @param wanted how often they were to
 * @param rounds how often they did before time was over
 * @param told notifications that they got
 * @param took without the waiting before and after
 * @param failures visits that went wrong somewhere, in the warm-up too
 * @param before the server at rest before
 * @param after the server at rest afterwards
 */
public record SoakReport(
    int people,
    int wanted,
    int rounds,
    long told,
    Duration took,
    Failures failures,
    Snapshot before,
    Snapshot after) {
  private static final String ROW = "%-42s %12d %12d%n";

  /** What is more than before, and by how much. */
  public Map<String, Long> grown() {
    return after.grown(before);
  }

  /** Whether nothing failed and nothing stayed behind, after all rounds that were asked for. */
  public boolean isClean() {
    return grown().isEmpty() && failures.count() == 0 && isWhole();
  }

  private boolean isWhole() {
    return rounds > 0 && rounds == wanted;
  }

  /** What the page on performance is made of. */
  public Map<Figure, Double> findings() {
    Map<Figure, Double> all = new EnumMap<>(Figure.class);
    all.put(Figure.COUNT, (double) people * rounds);
    all.put(Figure.SECONDS, took.toMillis() / 1e3);
    all.put(Figure.FAILED, (double) failures.count());
    all.put(Figure.GROWN, (double) grown().size());
    return all;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%d people came and went %d times of %d in %d s: %.0f visits/s, %d notifications, %d"
                + " failed%n",
            people,
            rounds,
            wanted,
            took.toSeconds(),
            people * rounds / Math.max(1e-3, took.toMillis() / 1e3),
            told,
            failures.count()));
    text.append(String.format(Locale.ROOT, "%-42s %12s %12s%n", "", "before", "after"));
    row(text, "heap after collection, KiB", before.heap().usedKib(), after.heap().usedKib());
    rows(text, "", before.footprint().bounded(), after.footprint().bounded());
    rows(text, "", before.footprint().told(), after.footprint().told());
    rows(text, "gauge ", before.figures().gauges(), after.figures().gauges());
    rows(text, "table ", before.figures().tables(), after.figures().tables());
    row(text, "objects of the server", objects(before), objects(after));
    return text.append(verdict()).toString();
  }

  private String verdict() {
    List<String> wrong = new ArrayList<>();
    if (failures.count() > 0) {
      wrong.add("FAILED: " + failures.count() + " visits, " + failures.reasons());
    }
    if (!grown().isEmpty()) {
      wrong.add("GREW: " + grown());
    }
    if (!isWhole()) {
      wrong.add("UNFINISHED" + (wrong.isEmpty() ? ", nothing failed or grew so far" : ""));
    }
    return wrong.isEmpty() ? "CLEAN" : String.join("; ", wrong);
  }

  private static long objects(Snapshot snapshot) {
    return snapshot.heap().instances().values().stream().mapToLong(Long::longValue).sum();
  }

  private static void rows(
      StringBuilder text, String kind, Map<String, Long> before, Map<String, Long> after) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      row(text, kind + name, before.getOrDefault(name, 0L), after.getOrDefault(name, 0L));
    }
  }

  private static void row(StringBuilder text, String name, long before, long after) {
    text.append(String.format(Locale.ROOT, ROW, name, before, after));
  }
}
