package org.confab.sip.container.servlet;

import org.confab.sip.container.stack.Inside;

/** What lies round the servlets. */
interface Surroundings extends Inside {
  /** The bean of this class. */
  <T> T bean(Class<T> type);

  /** A new object of this class, with its injections made. */
  <T> T inject(Class<T> type);
}
