package org.confab.protocol.pidf;

import java.util.Optional;

/** Whether a tuple's contact takes communication (RFC 3863 4.1.4). */
public enum Basic {
  OPEN("open"),
  CLOSED("closed");

  private final String value;

  Basic(String value) {
    this.value = value;
  }

  /** The text of the element. */
  public String asString() {
    return value;
  }

  /** The status of that text; other texts say nothing. */
  static Optional<Basic> find(String text) {
    if (text.equalsIgnoreCase(OPEN.value)) {
      return Optional.of(OPEN);
    }
    return text.equalsIgnoreCase(CLOSED.value) ? Optional.of(CLOSED) : Optional.empty();
  }
}
