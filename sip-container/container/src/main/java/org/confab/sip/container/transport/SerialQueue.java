package org.confab.sip.container.transport;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Runs the tasks of one flow one after the other, in order, on shared workers. At most {@code
 * capacity} wait; a worker takes one task and then goes to the back of the line, so that no flow
 * keeps the others waiting.
 */
final class SerialQueue {
  private final Executor workers;
  private final int capacity;
  private final LongSupplier nanoTime;
  private final LongConsumer waited;
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>(1); // grows; most hold one
  private boolean running;
  private boolean ended;

  /**
   * An empty queue.
   *
   * @param waited is told how many nanoseconds a task has waited for a worker since it was this
   *     flow's next: behind its own earlier ones nobody else has to wait
   */
  SerialQueue(Executor workers, int capacity, LongSupplier nanoTime, LongConsumer waited) {
    this.workers = workers;
    this.capacity = capacity;
    this.nanoTime = nanoTime;
    this.waited = waited;
  }

  SerialQueue(Executor workers, int capacity) {
    this(workers, capacity, () -> 0, nanos -> {});
  }

  /** Queues the task; false if the queue is full. After the {@link #end} it is forgotten. */
  boolean offer(Runnable task) {
    synchronized (waiting) {
      if (ended) {
        return true;
      }
      if (waiting.size() >= capacity) {
        return false;
      }
      add(task);
    }
    return true;
  }

  /** How many tasks wait. */
  int waiting() {
    synchronized (waiting) {
      return waiting.size();
    }
  }

  /** Queues a task that must run whatever the length of the queue, unless the end has come. */
  void last(Runnable task) {
    synchronized (waiting) {
      if (!ended) {
        add(task);
      }
    }
  }

  /** Queues the last task of all: nothing runs after it. */
  void end(Runnable task) {
    synchronized (waiting) {
      last(task);
      ended = true;
    }
  }

  private void add(Runnable task) {
    waiting.add(task);
    if (!running) {
      running = true;
      line();
    }
  }

  private void line() {
    long since = nanoTime.getAsLong();
    workers.execute(() -> runOne(since));
  }

  private void runOne(long since) {
    waited.accept(nanoTime.getAsLong() - since);
    Runnable task;
    synchronized (waiting) {
      task = waiting.remove();
    }
    try {
      task.run();
    } finally {
      synchronized (waiting) {
        running = !waiting.isEmpty();
        if (running) {
          line();
        }
      }
    }
  }
}
