package org.confab.core.trace;

/** Which way a message goes, as this server sees it. */
public enum Way {
  /** It has come in. */
  IN,
  /** It was sent. */
  OUT;

  /** As programs read it. */
  public String word() {
    return this == IN ? "in" : "out";
  }
}
