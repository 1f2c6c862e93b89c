package org.confab.core;

import java.util.concurrent.Callable;

/**
 * Says that a thread waits for something else than a processor, so that whoever counts how many
 * compute at a time lets another go on. Any number of threads may call.
 */
public final class Waiting {
  private record Listener(Runnable waits, Runnable goesOn) {}

  private volatile Listener listener = new Listener(() -> {}, () -> {});

  /**
   * Tells them from now on, on the thread itself; whoever was told before is forgotten.
   *
   * @param waits may be called again before {@code goesOn}, and is followed by as many of those
   */
  public void tell(Runnable waits, Runnable goesOn) {
    listener = new Listener(waits, goesOn);
  }

  /** Does what waits. */
  public <T> T during(Callable<T> waiting) throws Exception {
    Listener told = listener;
    told.waits.run();
    try {
      return waiting.call();
    } finally {
      told.goesOn.run();
    }
  }
}
