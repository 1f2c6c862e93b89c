package org.confab.protocol.csv;

/** A text that is no table, or one that is too large. */
public final class CsvMalformed extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final int line;

  CsvMalformed(int line, String message) {
    super(message);
    this.line = line;
  }

  /** The line at fault, from 1. */
  public int line() {
    return line;
  }
}
