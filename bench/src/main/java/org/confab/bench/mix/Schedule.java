package org.confab.bench.mix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When which kind is due in a window.
 *
 * @param kind what
 * @param nanos after the window has begun
 */
record Schedule(Kind kind, long nanos) {
  private static final double NANOS = 1e9;

  /** All that is due, evenly spread for each kind, in order of time. */
  static List<Schedule> of(Model model, double seconds) {
    List<Schedule> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      double rate = kind.perSecond(model);
      for (long i = 0; (i + 0.5) / rate < seconds; i++) {
        all.add(new Schedule(kind, (long) ((i + 0.5) / rate * NANOS)));
      }
    }
    all.sort(Comparator.comparingLong(Schedule::nanos));
    return all;
  }
}
