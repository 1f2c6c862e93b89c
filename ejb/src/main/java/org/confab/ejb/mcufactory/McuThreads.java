package org.confab.ejb.mcufactory;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads on which answers of media servers are carried on; they know the application. */
@ApplicationScoped
public class McuThreads implements Executor {
  private static final int THREADS = 4;

  /** Bounded by the commands that may wait for media servers. */
  private final ThreadPoolExecutor threads;

  @Resource
  @SuppressWarnings("NullAway.Init") // injected by the container
  private ManagedThreadFactory factory;

  /** For the container. */
  public McuThreads() {
    threads =
        new ThreadPoolExecutor(
            THREADS, THREADS, 60, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
    threads.allowCoreThreadTimeOut(true);
  }

  private Thread thread(Runnable work) {
    Thread thread = factory.newThread(work);
    thread.setName("media-servers-" + thread.getId());
    return thread;
  }

  @Override
  public void execute(Runnable work) {
    threads.execute(work);
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
