package org.confab.bench.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.confab.bench.net.NoSocket;
import org.confab.bench.relay.Operation;
import org.confab.bench.relay.Scripted;
import org.confab.bench.report.Figure;
import org.confab.bench.report.Findings;
import org.confab.bench.report.Measured;
import org.confab.bench.sip.Message;
import org.confab.bench.sip.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class OverloadTest {
  private static final String FLOOD = "Confab, three times as many calls";
  private static final Message BUSY =
      new Message(
          "SIP/2.0 503 Service Unavailable\r\nRetry-After: 7\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));

  /** A server takes that long over each. */
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(60, TimeUnit.MILLISECONDS);

  @TempDir private Path folder;
  private final ExecutorService place = Executors.newSingleThreadExecutor();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @AfterEach
  void stop() {
    place.shutdown();
  }

  private Measured run(Operation much) {
    Findings findings = new Findings(folder, "overload");
    Operation talk = new Scripted(number -> CompletableFuture.completedFuture(null));
    new Overload("calls", much, talk, place, 1, 1, 1)
        .run(findings, new PrintStream(said, true, StandardCharsets.UTF_8));
    findings.end();
    return Measured.read(folder, "overload").orElseThrow();
  }

  private static double of(Measured measured, String operation, Figure figure) {
    return measured.figure(operation, figure).orElseThrow();
  }

  @Test
  void aLoadGeneratorThatCannotOfferEnoughSaysSo() {
    Measured measured =
        run(
            new Scripted(
                number -> {
                  LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
                  return CompletableFuture.completedFuture(null);
                }));

    assertThat(of(measured, FLOOD, Figure.OFFERED_PERCENT)).isLessThan(250);
    assertThat(of(measured, FLOOD, Figure.OFFERED)).isLessThan(of(measured, FLOOD, Figure.ASKED));
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("GOALS NOT MEASURED");
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("the load generator cannot do more");
  }

  @Test
  void whatBecomesOfAllIsCountedByKind() {
    AtomicInteger inside = new AtomicInteger();
    Measured measured =
        run(
            new Scripted(
                number ->
                    inside.incrementAndGet() > 40
                        ? refused(inside)
                        : CompletableFuture.runAsync(inside::decrementAndGet, LATER)));

    assertThat(of(measured, FLOOD, Figure.REFUSED)).isPositive();
    assertThat(
            of(measured, FLOOD, Figure.REFUSED)
                + of(measured, FLOOD, Figure.SUCCESS) / 100 * of(measured, FLOOD, Figure.COUNT))
        .isCloseTo(of(measured, FLOOD, Figure.COUNT), offset(1.0));
    assertThat(of(measured, FLOOD, Figure.GOODPUT)).isPositive().isLessThanOrEqualTo(100);
    assertThat(of(measured, "Confab, calls as fast as it can", Figure.REFUSED)).isZero();
    assertThat(of(measured, "Confab, in dialogs beside calls", Figure.SUCCESS)).isEqualTo(100);
  }

  private static CompletableFuture<Void> refused(AtomicInteger inside) {
    inside.decrementAndGet();
    return CompletableFuture.failedFuture(new Refused(BUSY));
  }

  @Test
  void whatTheGeneratorHasNoSocketForWasNotOffered() {
    Burst burst =
        Burst.open(
                new Scripted(
                    number -> {
                      throw new NoSocket(new IOException("no files"));
                    }),
                place,
                50,
                1)
            .settled();

    assertThat(burst.outcomes().of(Outcome.NOT_BEGUN)).isPositive();
    assertThat(burst.offered()).isZero();
    assertThat(burst.outcomes().figures()).doesNotContainKey(Figure.P99);
  }
}
