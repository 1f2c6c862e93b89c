package org.confab.bench.memory;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.confab.bench.net.Reactor;
import org.confab.bench.presence.BatchSubscription;
import org.confab.bench.presence.Crowd;
import org.confab.bench.presence.NotePublisher;
import org.confab.bench.report.Figure;
import org.confab.bench.report.Findings;
import org.confab.bench.server.Accounts;
import org.confab.bench.server.Confab;
import org.confab.bench.server.ProcessFigures;
import org.confab.bench.sip.Communicator;
import org.confab.bench.soak.HeapCount;

/**
 * Memory of an endpoint that is signed in with NTLM, has published a note and watches five others:
 * the heap after a collection with so many of them and with twice as many; the difference counts.
 *
 * @param confab an instance that runs
 * @param count how many endpoints, and then as many again; each person has two
 */
public record Crowded(Confab confab, int count) {
  private static final int DEVICES = 2;
  private static final int WATCHED = 5;
  private static final int WARM_UP = 100;

  /** One address has ports for about 28,000 connections to the same server. */
  private static final int ADDRESSES = 8;

  private static final double KIB = 1024;
  private static final String ALL = "Confab, endpoint with presence";

  private record Standing(double heap, double resident) {}

  /** Runs it. */
  public void run(Findings findings, PrintStream out) {
    int people = (2 * count + WARM_UP + DEVICES - 1) / DEVICES;
    new Accounts(confab).open(IntStream.range(0, people).mapToObj(Crowded::name).toList());
    List<Communicator> present = new ArrayList<>();
    try (Reactor reactor = new Reactor().spread(ADDRESSES)) {
      come(reactor, present, WARM_UP, people);
      Standing none = look("before", present.size(), out);
      come(reactor, present, count, people);
      Standing half = look("half", present.size(), out);
      come(reactor, present, count, people);
      Standing all = look("all", present.size(), out);
      findings.add(
          ALL,
          Map.of(
              Figure.COUNT,
              (double) present.size(),
              Figure.FAILED,
              (double) present.stream().filter(one -> !one.phone().isOpen()).count(),
              Figure.HEAP,
              (all.heap - half.heap) / count,
              Figure.RESIDENT,
              (all.resident - none.resident) / (2.0 * count)));
    } finally {
      present.forEach(Communicator::close);
    }
  }

  private void come(Reactor reactor, List<Communicator> present, int more, int people) {
    int from = present.size();
    try {
      Crowd.gather(more, at -> enter(reactor, present, from + at, people));
    } catch (CompletionException refused) {
      throw new IllegalStateException(
          "no more than about " + present.size() + " endpoints: " + refused.getMessage(), refused);
    }
  }

  private CompletableFuture<Void> enter(
      Reactor reactor, List<Communicator> present, int number, int people) {
    int who = number / DEVICES;
    Communicator one =
        new Communicator(reactor, confab.sip(), name(who), confab.domain(), Accounts.PASSWORD);
    present.add(one);
    List<String> watched =
        IntStream.rangeClosed(1, WATCHED)
            .mapToObj(next -> "sip:" + name((who + next) % people) + "@" + confab.domain())
            .toList();
    return one.signIn()
        .thenCompose(in -> one.ask(BatchSubscription.of(one.aor(), watched)))
        .thenCompose(watching -> new NotePublisher(one, number % DEVICES).publish(number));
  }

  private Standing look(String when, int present, PrintStream out) {
    Standing standing =
        new Standing(
            HeapCount.of(confab.pid()).usedKib() * KIB,
            new ProcessFigures(confab.pid()).memoryKib() * KIB);
    out.printf(
        Locale.ROOT,
        "%s, %,d endpoints: heap %,.0f KiB, process %,.0f KiB%n",
        when,
        present,
        standing.heap / KIB,
        standing.resident / KIB);
    return standing;
  }

  private static String name(int number) {
    return "bench-m" + number;
  }
}
