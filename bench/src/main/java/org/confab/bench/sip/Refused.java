package org.confab.bench.sip;

/** An answer that is no success. */
public final class Refused extends IllegalStateException {
  private static final long serialVersionUID = 1;

  private final int status;

  /** That answer. */
  public Refused(Message answer) {
    super("refused:\n" + answer.text());
    status = answer.status();
  }

  /** Its status. */
  public int status() {
    return status;
  }
}
