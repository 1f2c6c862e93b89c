package org.confab.bench.soak;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.confab.bench.net.Reactor;
import org.confab.bench.presence.Crowd;
import org.confab.bench.server.Accounts;
import org.confab.bench.server.Confab;
import org.confab.bench.sip.Communicator;

/**
 * People who come and go, over and over: half of them de-register, half vanish by closing the
 * connection. Afterwards nothing of them may be left in the server's memory.
 */
public final class Soak {
  /** How many others each person watches. */
  private static final int WATCHED = 5;

  private final Confab server;
  private final int people;
  private final PrintStream out;

  /** With that many people; progress goes to {@code out}. */
  public Soak(Confab server, int people, PrintStream out) {
    this.server = server;
    this.people = people;
    this.out = out;
  }

  /**
   * Runs it.
   *
   * @param warmUp rounds before the first count: classes are loaded, caches filled
   * @param rounds how often everybody comes and goes afterwards
   * @param afterlife how long the server may keep what is over (dialogs answer for some time)
   */
  public SoakReport run(int warmUp, int rounds, Duration afterlife) {
    new Accounts(server).open(IntStream.range(0, people).mapToObj(Soak::name).toList());
    HeapCount fresh = settled(HeapCount.of(server.pid()));
    try (Reactor reactor = new Reactor()) {
      for (int i = 0; i < warmUp; i++) {
        round(reactor, i);
      }
      HeapCount before = settled(Settling.settle(server.pid(), fresh, afterlife));
      long began = System.nanoTime();
      for (int i = 0; i < rounds; i++) {
        round(reactor, i);
      }
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      HeapCount after = settled(Settling.settle(server.pid(), before, afterlife));
      return new SoakReport(people, rounds, took, before, after);
    }
  }

  private HeapCount settled(HeapCount count) {
    out.println("heap: " + count.usedKib() + " KiB");
    return count;
  }

  private void round(Reactor reactor, int round) {
    List<Visit> visits = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      visits.add(new Visit(person(reactor, name(i)), watchedBy(i)));
    }
    Crowd.gather(people, at -> visits.get(at).begin(round));
    int told = visits.stream().mapToInt(Visit::told).sum();
    Crowd.gather(people, at -> visits.get(at).end(at % 2 == round % 2));
    out.println("round " + round + ": " + people + " came and went, " + told + " notifications");
  }

  private Communicator person(Reactor reactor, String name) {
    return new Communicator(reactor, server.sip(), name, server.domain(), Accounts.PASSWORD);
  }

  private List<String> watchedBy(int at) {
    return IntStream.rangeClosed(1, WATCHED)
        .mapToObj(next -> "sip:" + name((at + next) % people) + "@" + server.domain())
        .toList();
  }

  private static String name(int at) {
    return "soak" + at;
  }
}
