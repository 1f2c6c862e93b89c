package org.confab.bench.soak;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.confab.bench.net.Reactor;
import org.confab.bench.presence.Crowd;
import org.confab.bench.server.Accounts;
import org.confab.bench.server.AdminApi;
import org.confab.bench.server.Confab;
import org.confab.bench.sip.Communicator;

/**
 * People who come and go, over and over: half of them de-register, half vanish by closing the
 * connection. Afterwards nothing of them may be left in the server's memory, nor in its database.
 */
public final class Soak {
  /** How many others each person watches. */
  private static final int WATCHED = 5;

  private final Confab server;
  private final int people;
  private final PrintStream out;
  private long told;

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
   * @param rounds how often everybody comes and goes afterwards
   * @param afterlife how long the server may keep what is over
   * @param longest no round is begun after that time
   */
  public SoakReport run(int warmUp, int rounds, Duration afterlife, Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    new Accounts(server).open(IntStream.range(0, people).mapToObj(Soak::name).toList());
    Settling settling = new Settling(new AdminApi(server), server.pid(), afterlife);
    Snapshot fresh = told("before anybody came", settling.now());
    try (Reactor reactor = new Reactor()) {
      for (int i = 0; i < warmUp; i++) {
        round(reactor, i);
      }
      Snapshot before = told("warm", settling.figures(fresh.figures()));
      told = 0;
      long began = System.nanoTime();
      int done = 0;
      while (done < rounds && System.nanoTime() < end) {
        round(reactor, done++);
      }
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      Snapshot after = told("afterwards", settling.all(before));
      return new SoakReport(people, rounds, done, told, took, before, after);
    }
  }

  private Snapshot told(String when, Snapshot snapshot) {
    out.println(when + ": heap " + snapshot.heap().usedKib() + " KiB, " + snapshot.figures());
    return snapshot;
  }

  private void round(Reactor reactor, int round) {
    List<Visit> visits = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      visits.add(new Visit(person(reactor, name(i)), watchedBy(i)));
    }
    Crowd.gather(people, at -> visits.get(at).come());
    Crowd.gather(people, at -> visits.get(at).publish(round));
    Crowd.gather(people, at -> visits.get(at).hear());
    Crowd.gather(people, at -> visits.get(at).go(at % 2 == round % 2));
    int heard = visits.stream().mapToInt(Visit::told).sum();
    told += heard;
    out.println("round " + round + ": " + people + " came and went, " + heard + " notifications");
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
