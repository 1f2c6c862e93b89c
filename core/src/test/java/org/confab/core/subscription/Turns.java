package org.confab.core.subscription;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Threads that work when the test says so. */
public final class Turns implements Executor {
  private final Queue<Runnable> waiting = new ArrayDeque<>();

  @Override
  public void execute(Runnable work) {
    waiting.add(work);
  }

  /** One task, if one waits. */
  public void one() {
    Runnable work = waiting.poll();
    if (work != null) {
      work.run();
    }
  }

  /** Everything, and what comes of it. */
  public void all() {
    while (!waiting.isEmpty()) {
      one();
    }
  }

  /** How much waits. */
  public int size() {
    return waiting.size();
  }
}
