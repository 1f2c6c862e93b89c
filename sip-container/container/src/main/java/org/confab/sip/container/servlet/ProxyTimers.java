package org.confab.sip.container.servlet;

import java.util.Map;
import java.util.Optional;
import java.util.TimerTask;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.mobicents.servlet.sip.core.timers.ProxyTimerService;

/**
 * Timers of proxy branches (timer C, RFC 3261 16.6). The core's own service looks for the timer to
 * cancel in a way that no longer works on today's Java and can hit another one.
 */
final class ProxyTimers implements ProxyTimerService {
  private final Map<TimerTask, ScheduledFuture<?>> pending = new ConcurrentHashMap<>();
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
    pending.clear();
  }

  @Override
  public synchronized boolean isStarted() {
    return scheduler.isPresent();
  }

  @Override
  public synchronized void schedule(TimerTask task, long delay) {
    ScheduledThreadPoolExecutor running =
        scheduler.orElseThrow(() -> new IllegalStateException("proxy timers are stopped"));
    pending.put(task, running.schedule(() -> fire(task), delay, TimeUnit.MILLISECONDS));
  }

  private void fire(TimerTask task) {
    pending.remove(task);
    task.run();
  }

  @Override
  public void cancel(TimerTask task) {
    ScheduledFuture<?> future = pending.remove(task);
    if (future != null) {
      future.cancel(false);
    }
    task.cancel();
  }
}
