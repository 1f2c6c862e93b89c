package org.confab.sip.container.stack;

import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.stack.SIPStackTimerTask;
import gov.nist.javax.sip.stack.timers.SipTimer;
import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * The timers of all transactions on one wheel that turns every {@link #TICK}: what is due together
 * is done together, where a heap of deadlines wakes its thread for each. A call has five, nearly
 * all of which find that nothing is left to be done. One is late by a tick at most; the shortest
 * that matters is T1, ten of them.
 */
public final class WheelTimer implements SipTimer {
  /** The property of the stack that says how long a tick is, in milliseconds. */
  public static final String TICK = "org.confab.sip.TICK";

  private static final System.Logger LOG = System.getLogger(WheelTimer.class.getName());
  private static final int SLOTS = 512;

  private volatile Optional<HashedWheelTimer> wheel = Optional.empty();

  /** Made by the stack, by its name. */
  public WheelTimer() {}

  @Override
  public void start(SipStackImpl stack, Properties properties) {
    long tick = Long.parseLong(properties.getProperty(TICK));
    HashedWheelTimer made =
        new HashedWheelTimer(
            new DefaultThreadFactory("sip-timers", true), tick, TimeUnit.MILLISECONDS, SLOTS);
    made.start();
    wheel = Optional.of(made);
  }

  @Override
  public void stop() {
    wheel.ifPresent(HashedWheelTimer::stop);
    wheel = Optional.empty();
  }

  @Override
  public boolean isStarted() {
    return wheel.isPresent();
  }

  @Override
  public boolean schedule(SIPStackTimerTask task, long delay) {
    begin(new Entry(task, 0), delay);
    return true;
  }

  @Override
  public boolean scheduleWithFixedDelay(SIPStackTimerTask task, long delay, long period) {
    begin(new Entry(task, period), delay);
    return true;
  }

  private void begin(Entry entry, long delay) {
    entry.task.setSipTimerTask(entry);
    entry.after(delay);
  }

  @Override
  @SuppressWarnings("NullAway") // a task of the stack has no timer so
  public boolean cancel(SIPStackTimerTask task) {
    if (!(task.getSipTimerTask() instanceof Entry entry)) {
      return false;
    }
    task.cleanUpBeforeCancel();
    task.setSipTimerTask(null);
    return entry.cancel();
  }

  /** A task of the stack, on the wheel once or again and again. */
  private final class Entry {
    private final SIPStackTimerTask task;
    private final long period;
    private Optional<Timeout> place = Optional.empty();
    private boolean over;

    /** With a period of zero it runs once; in milliseconds. */
    private Entry(SIPStackTimerTask task, long period) {
      this.task = task;
      this.period = period;
    }

    private synchronized void after(long delay) {
      HashedWheelTimer running =
          wheel.orElseThrow(() -> new IllegalStateException("the stack's timers are stopped"));
      if (!over) {
        place = Optional.of(running.newTimeout(due -> run(), delay, TimeUnit.MILLISECONDS));
      }
    }

    private synchronized boolean cancel() {
      boolean waited = !over;
      over = true;
      place.ifPresent(Timeout::cancel);
      return waited;
    }

    private synchronized boolean begun() {
      boolean begins = !over;
      over = over || period == 0;
      return begins;
    }

    private void run() {
      if (!begun()) {
        return;
      }
      try {
        task.runTask();
      } catch (Exception bug) {
        LOG.log(System.Logger.Level.ERROR, "a timer of the stack failed", bug);
      }
      if (period > 0 && isStarted()) {
        after(period);
      }
    }
  }
}
