package org.confab.ejb.health;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.confab.core.figures.Figures;
import org.confab.core.figures.Metric;
import org.confab.core.health.Health;
import org.confab.core.health.HealthBoard;
import org.confab.core.health.Outcome;
import org.confab.core.health.Part;

/** The boards of this server, with what the modules below the SIP container put on them. */
@ApplicationScoped
public class HealthWiring {
  /** More than there are parts, each of which takes one thread at most. */
  private static final int MOST_THREADS = 32;

  @Resource(lookup = "java:jboss/ee/concurrency/factory/default")
  @SuppressWarnings("NullAway.Init") // injected by the container
  private ManagedThreadFactory threads;

  private Optional<ExecutorService> executor = Optional.empty();

  /** Both boards; the SIP servlets add their container's threads to the first. */
  @Produces
  @Singleton
  public Health health(Readiness readiness, Figures figures) {
    ExecutorService made =
        new ThreadPoolExecutor(
            0, MOST_THREADS, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
    executor = Optional.of(made);
    HealthBoard live = new HealthBoard(made, Clock.systemUTC(), System::nanoTime);
    live.add(Part.required("threads", HealthWiring::unlocked));
    HealthBoard ready = new HealthBoard(made, Clock.systemUTC(), System::nanoTime);
    readiness.on(ready);
    for (Outcome part : ready.last().outcomes()) {
      figures.add(Metric.READY, () -> ready.works(part.name()) ? 1 : 0, part.name());
    }
    return new Health(live, ready);
  }

  /** Whether no threads wait for each other for ever. */
  private static String unlocked() throws IOException {
    long[] stuck = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
    if (stuck == null) {
      return "no deadlock";
    }
    ThreadInfo first = ManagementFactory.getThreadMXBean().getThreadInfo(stuck[0]);
    throw new IOException(
        stuck.length
            + " threads in a deadlock"
            + (first == null ? "" : ", " + first.getThreadName()));
  }

  /** The application ends. */
  @PreDestroy
  void end() {
    executor.ifPresent(ExecutorService::shutdownNow);
  }
}
