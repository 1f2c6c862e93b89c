package org.confab.sip.container.transport;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Threads that begin tasks in the order in which they come. Of the threads that rest, the one that
 * has rested shortest is woken: its stack and the memory that it makes objects in are still in the
 * processor's caches, where a pool that wakes them in turn finds each of them cold. Another one is
 * made only when none rests, and ends when it has rested for long.
 *
 * <p>No more compute at a time than there are places: more would only take turns with each other,
 * and with the threads that read and write, which would come too late to say that it is too much.
 * Who waits for something else {@link #leave leaves} his place to another. Whoever does so without
 * saying it loses it after one or two {@linkplain #look looks}.
 */
final class Workers implements Executor {
  private static final ThreadLocal<@Nullable Worker> CURRENT = new ThreadLocal<>();

  private final int most;
  private final Duration rest;
  private final ThreadFactory factory;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final ArrayDeque<Runnable> line = new ArrayDeque<>();
  private final ArrayDeque<Worker> resting = new ArrayDeque<>();
  private final Set<Worker> all = new HashSet<>();
  private int places;
  private int taken;
  private boolean stopped;

  /**
   * None yet.
   *
   * @param most threads
   * @param places for those who compute, until the first {@link #look}
   * @param rest one that had nothing to do for so long ends
   */
  Workers(int most, int places, Duration rest, ThreadFactory factory) {
    this.most = most;
    this.places = places;
    this.rest = rest;
    this.factory = factory;
  }

  /** The worker whose thread this is now waits for something. May be nested. */
  static void leave() {
    Worker worker = CURRENT.get();
    if (worker != null) {
      worker.leave();
    }
  }

  /** The worker whose thread this is goes on, if need be with more than there are places. */
  static void comeBack() {
    Worker worker = CURRENT.get();
    if (worker != null) {
      worker.comeBack();
    }
  }

  /**
   * Has a task run.
   *
   * @throws RejectedExecutionException after the {@link #stop}
   */
  @Override
  public void execute(Runnable task) {
    lock.lock();
    try {
      if (stopped) {
        throw new RejectedExecutionException("the workers have been stopped");
      }
      line.add(task);
      fillPlaces();
    } finally {
      lock.unlock();
    }
  }

  /** Gives what stands in line to whoever has a place and nothing to do. */
  private void fillPlaces() {
    while (taken < places && !line.isEmpty()) {
      Worker worker = resting.pollLast();
      if (worker != null) {
        worker.give(line.remove());
      } else if (all.size() < most) {
        begin(line.remove());
      } else {
        return;
      }
    }
  }

  private void begin(Runnable task) {
    Worker worker = new Worker();
    all.add(worker);
    worker.give(task);
    worker.thread.start();
  }

  /** From now on there are so many places; who was at the same task at the last look loses his. */
  void look(int placesNow) {
    lock.lock();
    try {
      places = placesNow;
      all.forEach(Worker::look);
      fillPlaces();
    } finally {
      lock.unlock();
    }
  }

  /** How many tasks wait for a thread. */
  int waiting() {
    lock.lock();
    try {
      return line.size();
    } finally {
      lock.unlock();
    }
  }

  /** How many threads are at a task. */
  int busy() {
    lock.lock();
    try {
      return all.size() - resting.size();
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing is taken any more. */
  boolean isStopped() {
    lock.lock();
    try {
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes no more tasks and waits until those that were taken are done; what goes on longer is
   * interrupted.
   */
  void stop(Duration patience) {
    lock.lock();
    try {
      stopped = true;
      resting.forEach(Worker::wake);
      long nanos = patience.toNanos();
      while (!all.isEmpty() && nanos > 0) {
        nanos = ended.awaitNanos(nanos);
      }
      interrupt();
    } catch (InterruptedException interrupted) {
      interrupt();
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void interrupt() {
    line.clear();
    all.forEach(worker -> worker.thread.interrupt());
  }

  private final class Worker implements Runnable {
    private final Condition woken = lock.newCondition();
    private final Thread thread;
    private Optional<Runnable> given = Optional.empty();
    private boolean placed;
    private boolean seen;
    private int waits;

    private Worker() {
      thread = factory.newThread(this);
    }

    @Override
    public void run() {
      CURRENT.set(this);
      try {
        for (Optional<Runnable> task = next(); task.isPresent(); task = next()) {
          task.get().run();
        }
      } finally {
        CURRENT.remove();
        end();
      }
    }

    private void give(Runnable task) {
      given = Optional.of(task);
      seen = false;
      waits = 0;
      takePlace();
      woken.signal();
    }

    private void wake() {
      woken.signal();
    }

    private void takePlace() {
      if (!placed) {
        placed = true;
        taken++;
      }
    }

    private void losePlace() {
      if (placed) {
        placed = false;
        taken--;
      }
    }

    private void leave() {
      lock.lock();
      try {
        if (waits++ == 0) {
          losePlace();
          fillPlaces();
        }
      } finally {
        lock.unlock();
      }
    }

    private void comeBack() {
      lock.lock();
      try {
        if (--waits == 0) {
          takePlace();
        }
      } finally {
        lock.unlock();
      }
    }

    private void look() {
      if (seen) {
        losePlace();
      }
      seen = true;
    }

    /** Rests until there is something to do; empty if that takes too long. */
    private Optional<Runnable> next() {
      lock.lock();
      try {
        Thread.interrupted(); // of the task before
        if (given.isEmpty()) {
          losePlace();
          if (taken < places && !line.isEmpty()) {
            give(line.remove());
          }
        }
        if (given.isEmpty() && !stopped) {
          await();
        }
        Optional<Runnable> task = given;
        given = Optional.empty();
        return task;
      } finally {
        lock.unlock();
      }
    }

    private void await() {
      resting.addLast(this);
      long nanos = rest.toNanos();
      while (given.isEmpty() && !stopped && nanos > 0) {
        try {
          nanos = woken.awaitNanos(nanos);
        } catch (InterruptedException nobodysAffair) {
          nanos = rest.toNanos();
        }
      }
      resting.remove(this);
    }

    /** Has rested for too long, or its task has failed and the thread's handler will say so. */
    private void end() {
      lock.lock();
      try {
        losePlace();
        all.remove(this);
        fillPlaces();
        ended.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
