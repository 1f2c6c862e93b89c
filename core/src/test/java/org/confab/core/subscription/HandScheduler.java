package org.confab.core.subscription;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/** Runs work at once or, after {@link #pause}, when the test says so; no time passes. */
public final class HandScheduler implements Scheduler {
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean paused;

  @Override
  public void after(Duration delay, Runnable work) {
    if (paused) {
      waiting.add(work);
    } else {
      work.run();
    }
  }

  /** Work waits from now on. */
  public void pause() {
    paused = true;
  }

  /** The time of everything that waits has come. */
  public void run() {
    for (Runnable work = waiting.poll(); work != null; work = waiting.poll()) {
      work.run();
    }
  }

  /** How much waits. */
  public int size() {
    return waiting.size();
  }
}
