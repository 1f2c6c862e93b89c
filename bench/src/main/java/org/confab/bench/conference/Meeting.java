package org.confab.bench.conference;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.confab.bench.net.Reactor;
import org.confab.bench.report.Figure;
import org.confab.bench.report.Findings;
import org.confab.bench.server.Confab;
import org.confab.bench.server.Meter;
import org.confab.bench.server.Prosody;

/**
 * Everybody joins one room, 16 at a time, and is told of everybody: how long until the last knows
 * all, and what that costs. Signing in is not measured.
 *
 * @param confab an instance that runs
 * @param prosody what to compare it with
 * @param sizes how many people, one meeting after the other
 * @param rounds how often each
 */
public record Meeting(Confab confab, Optional<Prosody> prosody, List<Integer> sizes, int rounds) {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int WARM_UP = 50;

  /** What one meeting has cost; one that did not come together in time is told as such. */
  private record Outcome(
      String name,
      int people,
      boolean together,
      double seconds,
      double bytes,
      Map<Figure, Double> each) {
    private Map<Figure, Double> findings() {
      Map<Figure, Double> all = new EnumMap<>(each);
      all.remove(Figure.RATE);
      all.put(Figure.SECONDS, seconds);
      all.put(Figure.BYTES, bytes);
      all.put(Figure.FAILED, together ? 0.0 : people);
      return all;
    }

    @Override
    public String toString() {
      String time = String.format(Locale.ROOT, "%.2f", seconds);
      return String.format(
          Locale.ROOT,
          "| %s | %d | %s | %.1f | %,.0f |%n",
          name,
          people,
          together ? time : "not in " + time,
          each.getOrDefault(Figure.CPU, 0.0) / 1e3,
          bytes);
    }
  }

  /** Runs it; returns a table. */
  public String run(Findings findings, PrintStream out) {
    StringBuilder table = new StringBuilder();
    table.append("| | people | s until all know all | CPU ms each | bytes to each |\n");
    table.append("|--|--|--|--|--|\n");
    try (Reactor reactor = new Reactor()) {
      List<Hall> halls = new ArrayList<>();
      prosody.ifPresent(peer -> halls.add(new ChatHall(reactor, peer)));
      halls.add(new FocusHall(reactor, confab));
      for (Hall hall : halls) {
        for (int i = 0; i < rounds; i++) {
          out.print("warm-up " + meet(hall, WARM_UP));
        }
      }
      for (int people : sizes) {
        for (int round = 0; round < rounds; round++) {
          for (Hall hall : halls) {
            Outcome outcome = meet(hall, people);
            out.print(outcome);
            table.append(outcome);
            findings.add(hall.name() + ", " + people + " people", outcome.findings());
          }
        }
      }
      halls.forEach(Hall::close);
    }
    return table.toString();
  }

  private static Outcome meet(Hall hall, int people) {
    List<Member> members = hall.gather(people);
    try {
      Meter meter = new Meter(hall.figures());
      long bytes = received(members);
      long began = meter.began();
      InTurn.each(members, Member::join);
      boolean together = awaitAll(members, began);
      double seconds = meter.seconds();
      return new Outcome(
          hall.name(),
          people,
          together,
          seconds,
          (received(members) - bytes) / (double) people,
          meter.each(people));
    } finally {
      members.forEach(Member::close);
    }
  }

  private static long received(List<Member> members) {
    return members.stream().mapToLong(Member::received).sum();
  }

  /** Whether everybody knows everybody in time. */
  private static boolean awaitAll(List<Member> members, long began) {
    long end = began + PATIENCE.toNanos();
    for (Member member : members) {
      while (member.known() < members.size()) {
        if (System.nanoTime() > end) {
          return false;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
      }
    }
    return true;
  }
}
