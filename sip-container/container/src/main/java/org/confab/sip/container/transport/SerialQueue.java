package org.confab.sip.container.transport;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

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
  private @Nullable Waiting first;
  private @Nullable Waiting last;
  private int length;
  private boolean used;
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
  synchronized boolean offer(Runnable task) {
    if (ended) {
      return true;
    }
    if (length >= capacity) {
      return false;
    }
    add(task);
    return true;
  }

  /** How many tasks wait. */
  synchronized int waiting() {
    return length;
  }

  /** How many nanoseconds the next task has waited; 0 if none does. */
  synchronized long backlog() {
    return first == null ? 0 : nanoTime.getAsLong() - first.since;
  }

  /** Queues a task that must run whatever the length of the queue, unless the end has come. */
  synchronized void last(Runnable task) {
    if (!ended) {
      add(task);
    }
  }

  /** Queues the last task of all: nothing runs after it. */
  synchronized void end(Runnable task) {
    last(task);
    ended = true;
  }

  /** As {@link #end}, but without the task if there was never another. */
  synchronized void endIfUsed(Runnable task) {
    if (used) {
      last(task);
    }
    ended = true;
  }

  private void add(Runnable task) {
    used = true;
    Waiting added = new Waiting(task, nanoTime.getAsLong());
    if (last == null) {
      first = added;
    } else {
      last.next = added;
    }
    last = added;
    length++;
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
    Runnable task = remove();
    try {
      task.run();
    } finally {
      next();
    }
  }

  private synchronized void next() {
    running = length > 0;
    if (running) {
      line();
    }
  }

  private synchronized Runnable remove() {
    Waiting removed = Objects.requireNonNull(first, "whoever lines up has a task");
    first = removed.next;
    if (first == null) {
      last = null;
    }
    length--;
    return removed.task;
  }

  /** A task, and the one behind it: an empty queue, which most are, has nothing but itself. */
  private static final class Waiting {
    final Runnable task;
    final long since;
    @Nullable Waiting next;

    Waiting(Runnable task, long since) {
      this.task = task;
      this.since = since;
    }
  }
}
