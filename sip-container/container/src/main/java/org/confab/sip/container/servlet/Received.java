package org.confab.sip.container.servlet;

/** A message of which it is known whether it came over a flow or is made here. */
interface Received {
  /** Whether it came over a flow. */
  boolean isReceived();
}
