package org.confab.sip.container.transport;

/**
 * How many TCP and TLS connections may be open, asked for each new one; beyond it they are closed
 * at once.
 */
public interface ConnectionLimits {
  /** All together. */
  int all();

  /** Those of one address; a company may be behind one. */
  int ofOneAddress();
}
