package org.confab.core.presence;

import java.time.Duration;

/** How much a plain SIP client may publish, and for how long. */
public final class EventStateLimits {
  /** Longest document, in bytes: the largest real one seen has 2 KB. */
  public static final int DOCUMENT_BYTES = 16 * 1024;

  /** Publications of one user; one more pushes the oldest out. */
  public static final int PUBLICATIONS_PER_USER = 16;

  /** Shorter wishes are answered 423. */
  public static final Duration MINIMUM = Duration.ofMinutes(1);

  /** Longer wishes are cut: a client that is gone must not look present for long. */
  public static final Duration MAXIMUM = Duration.ofHours(1);

  private EventStateLimits() {}
}
