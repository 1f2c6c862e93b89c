package org.confab.bench.soak;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.confab.bench.net.Reactor;
import org.confab.bench.presence.Crowd;
import org.confab.bench.server.Accounts;
import org.confab.bench.server.Confab;
import org.confab.bench.sip.Communicator;

/**
 * People who come and go, over and over: half of them de-register, half vanish by closing the
 * connection. Afterwards nothing of them may be left in the server's memory, nor in its database.
 */
public final class Soak {
  /** As many rounds as there is time for. */
  public static final int UNBOUNDED = 0;

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  /** Where somebody has signed in from is stored twice a minute. */
  private static final Duration STORED_WITHIN = Duration.ofSeconds(40);

  /** How many others each person watches. */
  private static final int WATCHED = 5;

  private final Confab server;
  private final int people;
  private final PrintStream out;
  private final Failures failures = new Failures();
  private long told;
  private long said = System.nanoTime();

  /** With that many people; progress goes to {@code out}. */
  public Soak(Confab server, int people, PrintStream out) {
    this.server = server;
    this.people = people;
    this.out = out;
  }

  /**
   * Runs it.
   *
   * @param warmUp rounds before the first look: classes are loaded, caches and pools filled
   * @param rounds how often everybody comes and goes afterwards; {@link #UNBOUNDED}: as often as
   *     there is time
   * @param afterlife how long the server may keep what is over
   * @param longest no round is begun after that time
   */
  public SoakReport run(int warmUp, int rounds, Duration afterlife, Duration longest) {
    new Accounts(server).open(IntStream.range(0, people).mapToObj(Soak::name).toList());
    Settling settling = new Settling(server, afterlife);
    Snapshot fresh = told("before anybody came", settling.now());
    try (Reactor reactor = new Reactor()) {
      for (int i = 0; i < warmUp; i++) {
        round(reactor, i);
      }
      settling.figures(fresh.figures());
      Snapshot before = told("warm", settling.stored(STORED_WITHIN));
      told = 0;
      long began = System.nanoTime();
      int done = rounds(reactor, rounds, began + longest.toNanos());
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      Snapshot after = told("afterwards", settling.all(before));
      int wanted = rounds == UNBOUNDED ? done : rounds;
      return new SoakReport(people, wanted, done, told, took, failures, before, after);
    }
  }

  private int rounds(Reactor reactor, int wanted, long end) {
    int done = 0;
    while ((wanted == UNBOUNDED || done < wanted) && System.nanoTime() < end) {
      round(reactor, done++);
      progress(done);
    }
    return done;
  }

  private Snapshot told(String when, Snapshot snapshot) {
    out.println(
        when
            + ": heap "
            + snapshot.heap().usedKib()
            + " KiB, "
            + snapshot.footprint().bounded()
            + ", "
            + snapshot.figures());
    return snapshot;
  }

  /** A line a minute: an hour has thousands of rounds. */
  private void progress(int rounds) {
    if (System.nanoTime() - said < MINUTE) {
      return;
    }
    said = System.nanoTime();
    out.printf(
        Locale.ROOT,
        "%d rounds, %d notifications, %d failed; the server has %d threads, %d sockets%n",
        rounds,
        told,
        failures.count(),
        Footprint.threads(server.pid()),
        Footprint.sockets(server.pid()));
  }

  private void round(Reactor reactor, int round) {
    List<Visit> visits = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      try {
        visits.add(new Visit(person(reactor, name(i)), watchedBy(i)));
      } catch (UncheckedIOException notConnected) {
        failures.add(notConnected);
      }
    }
    Crowd.gather(visits.size(), at -> visits.get(at).come());
    Crowd.gather(visits.size(), at -> visits.get(at).publish(round));
    Crowd.gather(visits.size(), at -> visits.get(at).hear());
    Crowd.gather(visits.size(), at -> visits.get(at).go(at % 2 == round % 2));
    told += visits.stream().mapToInt(Visit::told).sum();
    visits.forEach(visit -> visit.failure().ifPresent(failures::add));
    if (ProcessHandle.of(server.pid()).isEmpty()) {
      throw new IllegalStateException("the server has ended: " + failures.reasons());
    }
  }

  private Communicator person(Reactor reactor, String name) {
    return new Communicator(reactor, server.sip(), name, server.domain(), Accounts.PASSWORD);
  }

  private List<String> watchedBy(int at) {
    return IntStream.rangeClosed(1, Math.min(WATCHED, people - 1))
        .mapToObj(next -> "sip:" + name((at + next) % people) + "@" + server.domain())
        .toList();
  }

  private static String name(int at) {
    return "soak" + at;
  }
}
