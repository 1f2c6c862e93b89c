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

/**
 * Threads that begin tasks in the order in which they come. Of the threads that rest, the one that
 * has rested shortest is woken: its stack and the memory that it makes objects in are still in the
 * processor's caches, where a pool that wakes them in turn finds each of them cold. Another one is
 * made only when none rests, and ends when it has rested for long.
 */
final class Workers implements Executor {
  private final int most;
  private final Duration rest;
  private final ThreadFactory factory;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final ArrayDeque<Runnable> line = new ArrayDeque<>();
  private final ArrayDeque<Worker> resting = new ArrayDeque<>();
  private final Set<Worker> all = new HashSet<>();
  private boolean stopped;

  /** None yet. At most so many; one that had nothing to do for so long ends. */
  Workers(int most, Duration rest, ThreadFactory factory) {
    this.most = most;
    this.rest = rest;
    this.factory = factory;
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
      Worker worker = resting.pollLast();
      if (worker != null) {
        worker.give(task);
      } else if (all.size() < most) {
        begin(task);
      } else {
        line.add(task);
      }
    } finally {
      lock.unlock();
    }
  }

  private void begin(Runnable task) {
    Worker worker = new Worker(task);
    all.add(worker);
    worker.thread.start();
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
    private Optional<Runnable> given;

    private Worker(Runnable first) {
      given = Optional.of(first);
      thread = factory.newThread(this);
    }

    @Override
    public void run() {
      try {
        for (Optional<Runnable> task = next(); task.isPresent(); task = next()) {
          task.get().run();
        }
      } finally {
        end();
      }
    }

    private void give(Runnable task) {
      given = Optional.of(task);
      woken.signal();
    }

    private void wake() {
      woken.signal();
    }

    /** Rests until there is something to do; empty if that takes too long. */
    private Optional<Runnable> next() {
      lock.lock();
      try {
        Thread.interrupted(); // of the task before
        if (given.isEmpty()) {
          given = Optional.ofNullable(line.poll());
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
        all.remove(this);
        Runnable next = line.poll();
        if (next != null) {
          begin(next);
        }
        ended.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
