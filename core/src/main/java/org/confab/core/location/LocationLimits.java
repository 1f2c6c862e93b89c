package org.confab.core.location;

import java.time.Duration;

/** What the location information service does at most. */
public final class LocationLimits {
  /** Entries that are kept: a port for each of a hundred thousand desks. */
  public static final int ENTRIES = 100_000;

  /** Rows of a file that is imported, its heading included. */
  public static final int FILE_ROWS = 20_001;

  /** Bytes of a file that is imported: less than the server's listeners take. */
  public static final int FILE_LENGTH = 1_000_000;

  /** Locations in an answer about a city. */
  public static final int IN_CITY = 250;

  /** Lines of a file whose mistakes are told. */
  public static final int TOLD_MISTAKES = 20;

  /** Questions to a secondary location source at once: each has a thread wait for it. */
  public static final int SECONDARY_AT_ONCE = 8;

  /** Failures in a row after which it is left alone. */
  public static final int SECONDARY_FAILURES = 3;

  /** How long it is left alone. */
  public static final Duration SECONDARY_SILENCE = Duration.ofSeconds(30);

  /** Longest time in which a connection to it comes about. */
  public static final Duration SECONDARY_CONNECT = Duration.ofSeconds(1);

  /** Longest time for a question to it, from the connection to the answer's last byte. */
  public static final Duration SECONDARY_TIME = Duration.ofSeconds(2);

  /** Bytes of a guide of streets. */
  public static final int GUIDE_LENGTH = 16_000_000;

  /** Rows of it, its heading included. */
  public static final int GUIDE_ROWS = 200_001;

  private LocationLimits() {}
}
