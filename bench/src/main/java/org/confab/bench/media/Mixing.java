package org.confab.bench.media;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.confab.bench.report.Delays;
import org.confab.bench.server.ProcessFigures;

/**
 * Mixing at several servers in turn, at equal and rising numbers of legs, with the same load
 * generator; a server that bears a number in no round is not asked for more.
 *
 * @param steps numbers of legs
 * @param toRoom legs of a room
 * @param seconds of a window
 * @param rounds how often each number is measured
 */
public record Mixing(List<Integer> steps, int toRoom, int seconds, int rounds) {
  /** Until senders are known and jitter buffers are filled. */
  private static final int SETTLING = 2;

  private static final int WARM_UPS = 3;

  private static final double WORST = 1.0;
  private static final double MILLIS = 1_000;

  /** Measures; talking is how many of each room can be heard. */
  void run(List<Bridge> bridges, int talking, MixingTable table, PrintStream out) {
    List<Bridge> order = new ArrayList<>(bridges);
    Set<Bridge> able = new HashSet<>(bridges);
    for (int legs : steps) {
      Set<Bridge> borne = new HashSet<>();
      for (int round = 0; round < rounds; round++) {
        for (Bridge bridge : order) {
          if (able.contains(bridge)) {
            MixingFigures figures = measure(bridge, legs, talking);
            out.println(table.add(figures));
            if (figures.well()) {
              borne.add(bridge);
            }
          }
        }
        Collections.reverse(order);
      }
      able.retainAll(borne);
    }
  }

  /** A JVM compiles what is used often, and the load generator is one too. */
  void warmUp(List<Bridge> bridges) {
    for (int each = 0; each < WARM_UPS; each++) {
      bridges.forEach(bridge -> measure(bridge, steps.get(0), toRoom));
    }
  }

  private MixingFigures measure(Bridge bridge, int legs, int talking) {
    try (Choir choir = new Choir(bridge, legs, Math.min(legs, toRoom), talking, seconds)) {
      choir.listen(SETTLING);
      ProcessFigures process = new ProcessFigures(bridge.pid());
      long late = bridge.lateTicks();
      long cpu = process.cpuMicros();
      choir.listen(seconds);
      long used = process.cpuMicros() - cpu;
      return figures(bridge, talking, choir, used, bridge.lateTicks() - late);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      bridge.leave();
    }
  }

  private MixingFigures figures(Bridge bridge, int talking, Choir choir, long cpu, long late) {
    List<Ear> ears = choir.ears();
    int legs = ears.size();
    long came = ears.stream().mapToLong(Ear::packets).sum();
    long missing = ears.stream().mapToLong(ear -> ear.missing(seconds)).sum();
    Delays unevenness = choir.unevenness();
    return new MixingFigures(
        bridge.name(),
        legs,
        Math.min(talking, toRoom),
        (double) cpu / legs / seconds,
        unevenness.part(0.5) / MILLIS,
        unevenness.part(0.99) / MILLIS,
        unevenness.part(WORST) / MILLIS,
        (double) missing / Math.max(1, missing + came),
        bridge.lateTicks() < 0 ? -1 : late,
        ears.stream().allMatch(Ear::satisfied));
  }
}
