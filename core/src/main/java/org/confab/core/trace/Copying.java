package org.confab.core.trace;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Does the dear part of recording elsewhere, one after the other in the order of coming. What
 * cannot wait is not recorded: messages never do.
 */
final class Copying {
  private static final Logger LOG = System.getLogger(Copying.class.getName());

  private record Work(Runnable copy, int bytes) {}

  private final Executor executor;
  private final TraceLimits limits;
  private final Deque<Work> waiting = new ArrayDeque<>();
  private int bytes;
  private boolean running;

  Copying(Executor executor, TraceLimits limits) {
    this.executor = executor;
    this.limits = limits;
  }

  /** False if too much waits already. */
  boolean later(int size, Runnable copy) {
    synchronized (waiting) {
      if (waiting.size() >= limits.waiting() || bytes + size > limits.waitingBytes()) {
        return false;
      }
      waiting.addLast(new Work(copy, size));
      bytes += size;
      if (running) {
        return true;
      }
      running = true;
    }
    try {
      executor.execute(this::drain);
      return true;
    } catch (RejectedExecutionException ending) {
      synchronized (waiting) {
        running = false;
        waiting.clear();
        bytes = 0;
      }
      return false;
    }
  }

  private void drain() {
    while (true) {
      Work next;
      synchronized (waiting) {
        next = waiting.pollFirst();
        if (next == null) {
          running = false;
          return;
        }
      }
      try {
        next.copy().run();
      } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError bug) {
        // Whatever becomes of one message, the next ones are recorded.
        LOG.log(Level.WARNING, "a message could not be recorded", bug);
      } finally {
        synchronized (waiting) {
          bytes -= next.bytes();
        }
      }
    }
  }
}
