package org.confab.sip.container.stack;

import java.util.concurrent.Executor;

/**
 * The inside of the application. {@link #execute} runs a task on the calling thread there, as a
 * request of its own; nested calls change nothing.
 */
public interface Inside extends Executor {
  /**
   * Runs on the calling thread what it does all its life: it is inside for good, and each {@link
   * #execute} on it only begins a request. What needs no request then needs no {@code execute}.
   */
  void inhabit(Runnable life);
}
