package org.confab.ejb.trace;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one thread on which traced messages are masked; there is none while nothing is traced. */
@ApplicationScoped
public class TraceThread implements Executor {
  private static final int IDLE_SECONDS = 10;

  private final ThreadPoolExecutor thread;

  @Resource
  @SuppressWarnings("NullAway.Init") // injected by the container
  private ManagedThreadFactory factory;

  /** For the container. */
  public TraceThread() {
    thread =
        new ThreadPoolExecutor(
            1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::named);
    thread.allowCoreThreadTimeOut(true);
  }

  private Thread named(Runnable work) {
    Thread made = factory.newThread(work);
    made.setName("traces");
    made.setPriority(Thread.MIN_PRIORITY);
    return made;
  }

  @Override
  public void execute(Runnable work) {
    thread.execute(work);
  }

  @PreDestroy
  void stop() {
    thread.shutdownNow();
  }
}
