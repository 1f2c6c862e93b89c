package org.confab.protocol.c3p;

/** How a C3P command went. */
public enum C3pCode {
  SUCCESS("success"),
  FAILURE("failure"),
  /** A final response follows. */
  PENDING("pending");

  private final String wireName;

  C3pCode(String wireName) {
    this.wireName = wireName;
  }

  /** The value of the {@code code} attribute. */
  public String wireName() {
    return wireName;
  }
}
