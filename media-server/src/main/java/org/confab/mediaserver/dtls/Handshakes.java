package org.confab.mediaserver.dtls;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of handshakes, as many as are needed and no more than the limit. */
public final class Handshakes implements AutoCloseable {
  private static final long IDLE_S = 10;

  private final DtlsIdentity identity;
  private final DtlsLimits limits;
  private final ThreadPoolExecutor threads;

  /** None yet. */
  public Handshakes(DtlsIdentity identity, DtlsLimits limits) {
    this.identity = identity;
    this.limits = limits;
    AtomicInteger count = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            limits.atOnce(),
            limits.atOnce(),
            IDLE_S,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(limits.waiting()),
            work -> {
              Thread thread = new Thread(work, "dtls-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /** What this side shows. */
  public DtlsIdentity identity() {
    return identity;
  }

  /** What they may take. */
  public DtlsLimits limits() {
    return limits;
  }

  /** Throws {@link java.util.concurrent.RejectedExecutionException} if too many wait. */
  void run(Runnable work) {
    threads.execute(work);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
