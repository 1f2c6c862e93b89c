package org.confab.sip.front;

import org.confab.core.authentication.Verdict;

/** Leaves a servlet when a request comes without good credentials. */
public final class Challenge extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Verdict.Challenged verdict;

  Challenge(Verdict.Challenged verdict) {
    super(verdict.detail(), null, false, false);
    this.verdict = verdict;
  }

  /** The edge's verdict, which says what to answer. */
  public Verdict.Challenged verdict() {
    return verdict;
  }
}
