package org.confab.core.check;

/** A check has found something wrong. */
public final class CheckFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  /** Of that trouble; details as in {@link Trouble#because}. */
  public CheckFailed(Trouble trouble, Object... details) {
    this(trouble.because(details));
  }

  /** With that finding. */
  public CheckFailed(Finding finding) {
    super(finding.cause());
    this.finding = finding;
  }

  /** What is wrong. */
  public Finding finding() {
    return finding;
  }
}
