package org.confab.sip.container.transport;

/** Limits that stay as they are. */
record FixedLimits(int all, int ofOneAddress) implements ConnectionLimits {
  /** More than a test opens. */
  static final FixedLimits WIDE = new FixedLimits(10_000, 10_000);
}
