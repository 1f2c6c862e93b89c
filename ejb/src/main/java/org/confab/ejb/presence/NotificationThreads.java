package org.confab.ejb.presence;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.confab.core.subscription.Scheduler;

/**
 * The threads that write and send notifications, apart from those that answer requests: telling
 * thousands of watchers keeps nobody from signing in. Few, since none of them waits for anything.
 */
@ApplicationScoped
public class NotificationThreads implements Executor, Scheduler {
  private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors() / 2);

  /** One waiting task per live subscription at most, which bounds the queue. */
  private final ThreadPoolExecutor threads;

  private final ScheduledThreadPoolExecutor clock;

  /** Starts threads of the server's making, which know the application. */
  @Resource
  @SuppressWarnings("NullAway.Init") // injected by the container
  private ManagedThreadFactory factory;

  /** For the container. */
  public NotificationThreads() {
    threads =
        new ThreadPoolExecutor(
            THREADS, THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
    clock = new ScheduledThreadPoolExecutor(1, this::thread);
  }

  private Thread thread(Runnable work) {
    Thread thread = factory.newThread(work);
    thread.setName("notifications-" + thread.getId());
    return thread;
  }

  @Override
  public void execute(Runnable work) {
    threads.execute(work);
  }

  @Override
  public void after(Duration delay, Runnable work) {
    clock.schedule(() -> execute(work), delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  @PreDestroy
  void stop() {
    clock.shutdownNow();
    threads.shutdownNow();
  }
}
