package org.confab.mediaserver.negotiation;

/** An offer or answer that is not taken. */
public final class DescriptionRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Refusal why;

  /** With the row of the table. */
  public DescriptionRefused(Refusal why) {
    super(why.name(), null, false, false);
    this.why = why;
  }

  /** Why. */
  public Refusal why() {
    return why;
  }
}
