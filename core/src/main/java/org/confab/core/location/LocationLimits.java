package org.confab.core.location;

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

  private LocationLimits() {}
}
