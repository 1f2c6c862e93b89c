package org.confab.bench.mix;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.confab.bench.report.Figure;

/** How long what people did has taken, by kind. Several threads write. */
final class Results {
  private static final int PERCENT = 100;

  private final Map<Kind, List<Long>> micros = new EnumMap<>(Kind.class);
  private final Map<Kind, Integer> failed = new EnumMap<>(Kind.class);
  private final Map<Kind, String> reasons = new EnumMap<>(Kind.class);
  private double seconds = 1;
  private double asked;
  private double offered;

  /** One more, which has ended. */
  synchronized void add(Kind kind, long took, Optional<Throwable> failure) {
    // A refusal is quick: its time is nobody's.
    List<Long> times = micros.computeIfAbsent(kind, any -> new ArrayList<>());
    failure.ifPresentOrElse(
        thrown -> {
          failed.merge(kind, 1, Integer::sum);
          reasons.putIfAbsent(kind, String.valueOf(thrown.getMessage()));
        },
        () -> times.add(took));
  }

  /** All have ended. */
  synchronized void end(long nanos) {
    seconds = nanos / 1e9;
  }

  /** The last has been begun, so long after the first; so many a second were to be. */
  synchronized void begun(int count, long nanos, double perSecond) {
    asked = perSecond;
    offered = count * 1e9 / nanos;
  }

  /** Single requests and what consists of few: publications, polls and sign-ins. */
  synchronized Map<Figure, Double> all() {
    List<Long> all = new ArrayList<>();
    for (Kind kind : List.of(Kind.PUBLICATION, Kind.POLL, Kind.SIGN_IN)) {
      all.addAll(micros.getOrDefault(kind, List.of()));
    }
    Map<Figure, Double> figures =
        figures(all, failed.values().stream().mapToInt(Integer::intValue).sum());
    figures.put(Figure.ASKED, asked);
    figures.put(Figure.OFFERED, offered);
    return figures;
  }

  /** Of each kind. */
  synchronized Map<Kind, Map<Figure, Double>> kinds() {
    Map<Kind, Map<Figure, Double>> kinds = new EnumMap<>(Kind.class);
    micros.forEach((kind, took) -> kinds.put(kind, figures(took, failed.getOrDefault(kind, 0))));
    return kinds;
  }

  private Map<Figure, Double> figures(List<Long> took, int wrong) {
    List<Long> sorted = new ArrayList<>(took);
    Collections.sort(sorted);
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    figures.put(Figure.RATE, sorted.size() / seconds);
    if (!sorted.isEmpty()) {
      figures.put(Figure.P50, part(sorted, PERCENT / 2));
      figures.put(Figure.P99, part(sorted, PERCENT - 1));
    }
    figures.put(Figure.COUNT, (double) sorted.size());
    figures.put(Figure.FAILED, (double) wrong);
    return figures;
  }

  private static double part(List<Long> sorted, int percent) {
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / PERCENT)) / 1e3;
  }

  /** A line for each kind, and why the first of it failed. */
  void tell(PrintStream out) {
    kinds()
        .forEach(
            (kind, figures) ->
                out.printf(
                    Locale.ROOT,
                    "%s: %.1f/s, p50 %.1f ms, p99 %.1f ms, %.0f failed%n",
                    kind.title(),
                    figures.getOrDefault(Figure.RATE, 0.0),
                    figures.getOrDefault(Figure.P50, Double.NaN),
                    figures.getOrDefault(Figure.P99, Double.NaN),
                    figures.getOrDefault(Figure.FAILED, 0.0)));
    reasons.forEach((kind, reason) -> out.println(kind.title() + " failed: " + reason));
  }
}
