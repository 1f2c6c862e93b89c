package org.confab.core.groupexpansion;

/** A change of a distribution list that cannot be; nothing has changed. */
public final class ListRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Why {
    /** There is no such list, or no such member in it. */
    UNKNOWN,
    /** There is one already. */
    EXISTS,
    /** The directory says what is in it. */
    OWNED,
    /** It would not be a list. */
    BAD
  }

  private final Why why;

  /** Refused for that reason, in a sentence. */
  public ListRefused(Why why, String reason) {
    super(reason);
    this.why = why;
  }

  /** What is wrong. */
  public Why why() {
    return why;
  }
}
