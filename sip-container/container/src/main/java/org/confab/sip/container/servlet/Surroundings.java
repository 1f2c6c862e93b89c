package org.confab.sip.container.servlet;

import java.util.concurrent.Executor;

/**
 * What lies round the servlets. {@link #execute} runs a task on the calling thread inside the
 * application; nested calls change nothing.
 */
interface Surroundings extends Executor {
  /** The bean of this class. */
  <T> T bean(Class<T> type);

  /** A new object of this class, with its injections made. */
  <T> T inject(Class<T> type);
}
