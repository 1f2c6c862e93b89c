package org.confab.sip.container.transport;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;

/**
 * Runs the tasks of one flow one after the other, in order, on shared workers. At most {@code
 * capacity} wait; a worker takes one task and then goes to the back of the line, so that no flow
 * keeps the others waiting.
 */
final class SerialQueue {
  private final Executor workers;
  private final int capacity;
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
  private boolean running;
  private boolean ended;

  SerialQueue(Executor workers, int capacity) {
    this.workers = workers;
    this.capacity = capacity;
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
      workers.execute(this::runOne);
    }
  }

  private void runOne() {
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
          workers.execute(this::runOne);
        }
      }
    }
  }
}
