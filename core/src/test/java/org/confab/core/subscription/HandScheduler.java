package org.confab.core.subscription;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** Runs work at once or, after {@link #pause}, when the test says so; no time passes. */
public final class HandScheduler implements Scheduler {
  private record Work(Duration delay, int place, Runnable work) {}

  private final Queue<Work> waiting =
      new PriorityQueue<>(Comparator.comparing(Work::delay).thenComparing(Work::place));
  private int place;
  private boolean paused;

  @Override
  public void after(Duration delay, Runnable work) {
    if (paused) {
      waiting.add(new Work(delay, place++, work));
    } else {
      work.run();
    }
  }

  /** Work waits from now on. */
  public void pause() {
    paused = true;
  }

  /** The time of everything that waits has come, the shortest first. */
  public void run() {
    for (Work next = waiting.poll(); next != null; next = waiting.poll()) {
      next.work().run();
    }
  }

  /** How much waits. */
  public int size() {
    return waiting.size();
  }
}
