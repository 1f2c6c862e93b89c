package org.confab.sip.container.servlet;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Optional;
import java.util.TimerTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.mobicents.servlet.sip.core.timers.ProxyTimerService;

/**
 * Timers of proxy branches (timer C, RFC 3261 16.6). The core does not cancel a task here but by
 * the task's own method, of which nobody hears; and each task holds its call. So tasks are held
 * weakly: as long as a branch waits for its answer it holds its task itself.
 */
final class ProxyTimers implements ProxyTimerService {
  private final ReferenceQueue<TimerTask> forgotten = new ReferenceQueue<>();
  private Optional<ScheduledThreadPoolExecutor> scheduler = Optional.empty();

  @Override
  public synchronized void start() {
    if (scheduler.isEmpty()) {
      ScheduledThreadPoolExecutor made =
          new ScheduledThreadPoolExecutor(
              1,
              task -> {
                Thread thread = new Thread(task, "sip-proxy-timers");
                thread.setDaemon(true);
                return thread;
              });
      made.setRemoveOnCancelPolicy(true);
      scheduler = Optional.of(made);
    }
  }

  @Override
  public synchronized void stop() {
    scheduler.ifPresent(ScheduledThreadPoolExecutor::shutdownNow);
    scheduler = Optional.empty();
  }

  @Override
  public synchronized boolean isStarted() {
    return scheduler.isPresent();
  }

  /** How many have neither run nor been found to be forgotten. */
  synchronized int waiting() {
    return scheduler.map(running -> running.getQueue().size()).orElse(0);
  }

  @Override
  public synchronized void schedule(TimerTask task, long delay) {
    ScheduledThreadPoolExecutor running =
        scheduler.orElseThrow(() -> new IllegalStateException("proxy timers are stopped"));
    for (Reference<?> gone = forgotten.poll(); gone != null; gone = forgotten.poll()) {
      ((Waiting) gone).end();
    }
    Waiting waiting = new Waiting(task, forgotten);
    waiting.begin(running.schedule(waiting, delay, TimeUnit.MILLISECONDS));
  }

  @Override
  public void cancel(TimerTask task) {
    task.cancel();
  }

  private static final class Waiting extends WeakReference<TimerTask> implements Runnable {
    private Optional<ScheduledFuture<?>> turn = Optional.empty();

    private Waiting(TimerTask task, ReferenceQueue<TimerTask> forgotten) {
      super(task, forgotten);
    }

    private void begin(ScheduledFuture<?> scheduled) {
      turn = Optional.of(scheduled);
    }

    private void end() {
      turn.ifPresent(scheduled -> scheduled.cancel(false));
    }

    @Override
    public void run() {
      TimerTask task = get();
      if (task != null) {
        task.run();
      }
    }
  }
}
