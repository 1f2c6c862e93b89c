package org.confab.core.figures;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/**
 * All figures of the server. Each part adds its own once, when it starts, and keeps the counters:
 * nothing is looked up here when something is counted.
 */
public final class Figures {
  /** Most numbers of one row; vocabularies of labels are smaller. */
  public static final int MOST_OF_ONE = 512;

  private final Map<Metric, Map<List<String>, Figure>> numbers = rows();
  private final Map<Metric, Map<List<String>, Timing>> timings = rows();

  private static <T> Map<Metric, Map<List<String>, T>> rows() {
    Map<Metric, Map<List<String>, T>> rows = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      rows.put(metric, new ConcurrentHashMap<>());
    }
    return Collections.unmodifiableMap(rows);
  }

  /** Adds these; a part that starts again takes the places of its figures over. */
  public void add(Figure... figures) {
    for (Figure figure : figures) {
      put(numbers, figure.metric(), figure.labels(), figure);
    }
  }

  /** Adds one whose value somebody keeps. */
  public void add(Metric metric, DoubleSupplier value, String... labels) {
    add(new Figure(metric, List.of(labels), value));
  }

  /** A new counter at 0. */
  public LongAdder counter(Metric metric, String... labels) {
    LongAdder counter = new LongAdder();
    add(metric, counter::sum, labels);
    return counter;
  }

  /** A new histogram, empty. */
  public Timing timing(Metric metric, String... labels) {
    checkHistogram(metric, labels);
    Timing timing = new Timing();
    put(timings, metric, List.of(labels), timing);
    return timing;
  }

  /** Adds a histogram that somebody else keeps. */
  public void add(Metric metric, Timing timing, String... labels) {
    checkHistogram(metric, labels);
    put(timings, metric, List.of(labels), timing);
  }

  private static void checkHistogram(Metric metric, String... labels) {
    if (metric.kind() != Metric.Kind.HISTOGRAM || labels.length != metric.labels().size()) {
      throw new IllegalArgumentException("no times of " + metric + " with these labels");
    }
  }

  private static <T> void put(
      Map<Metric, Map<List<String>, T>> rows, Metric metric, List<String> labels, T one) {
    Map<List<String>, T> row = rows.getOrDefault(metric, Map.of());
    if (row.size() >= MOST_OF_ONE && !row.containsKey(labels)) {
      throw new IllegalStateException("more than " + MOST_OF_ONE + " of " + metric);
    }
    row.put(labels, one);
  }

  /** The numbers of a row, in no order. */
  public Stream<Figure> of(Metric metric) {
    return numbers.getOrDefault(metric, Map.of()).values().stream();
  }

  /** The histograms of a row by their labels. */
  public Map<List<String>, Timing> timings(Metric metric) {
    return Map.copyOf(timings.getOrDefault(metric, Map.of()));
  }

  /** Counts of things without labels, by name: what the admin API and the console show. */
  public List<Figure> plain() {
    return Stream.of(Metric.values())
        .filter(metric -> metric.labels().isEmpty() && metric.unit() == Metric.Unit.NONE)
        .sorted(Comparator.comparing(Metric::label))
        .flatMap(this::of)
        .toList();
  }
}
