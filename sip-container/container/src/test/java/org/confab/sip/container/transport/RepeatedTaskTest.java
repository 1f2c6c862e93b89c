package org.confab.sip.container.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.confab.sip.container.overload.Overload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is done again and again does not end without a word. */
class RepeatedTaskTest extends Handler {
  private final Logger log = Logger.getLogger(Sockets.class.getName());
  private final CompletableFuture<LogRecord> told = new CompletableFuture<>();

  @BeforeEach
  void listen() {
    log.addHandler(this);
  }

  @AfterEach
  void listenNoMore() {
    log.removeHandler(this);
  }

  private static FlowHandler nobody() {
    Object made =
        Proxy.newProxyInstance(
            FlowHandler.class.getClassLoader(),
            new Class<?>[] {FlowHandler.class},
            (proxy, method, arguments) -> {
              throw new AssertionError("nobody calls " + method);
            });
    return (FlowHandler) made;
  }

  @Test
  void aMeasureOfTheLoadThatEndsIsLoggedWithTheReason() throws Exception {
    IllegalStateException reason = new IllegalStateException("no target");
    Overload broken =
        new Overload(
            () -> {
              throw reason;
            });
    SipTransport transport = new SipTransport(Optional.empty(), nobody(), broken, FixedLimits.WIDE);
    try {
      LogRecord record = told.get(10, TimeUnit.SECONDS);
      assertThat(record.getLevel()).isEqualTo(Level.SEVERE);
      assertThat(record.getThrown()).isSameAs(reason);
    } finally {
      transport.stop();
    }
  }

  @Test
  void oneThatGoesWellIsDoneAgain() throws Exception {
    CompletableFuture<Void> third = new CompletableFuture<>();
    SipTransport transport =
        new SipTransport(
            Optional.empty(),
            nobody(),
            new Overload(() -> Duration.ofSeconds(1)),
            FixedLimits.WIDE);
    try {
      int[] times = new int[1];
      transport.every(
          Duration.ofMillis(1),
          () -> {
            if (++times[0] == 3) {
              third.complete(null);
            }
          });
      third.get(10, TimeUnit.SECONDS);
      assertThat(told).isNotDone();
    } finally {
      transport.stop();
    }
  }

  @Override
  public void publish(LogRecord entry) {
    told.complete(entry);
  }

  @Override
  public void flush() {
    // Nothing waits.
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
