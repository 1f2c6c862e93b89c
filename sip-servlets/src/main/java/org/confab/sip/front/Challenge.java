package org.confab.sip.front;

import org.confab.core.authentication.Verdict;

/** Leaves a servlet when a request comes without good credentials. */
final class Challenge extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Verdict.Challenged verdict;

  Challenge(Verdict.Challenged verdict) {
    super(verdict.detail(), null, false, false);
    this.verdict = verdict;
  }

  Verdict.Challenged verdict() {
    return verdict;
  }
}
