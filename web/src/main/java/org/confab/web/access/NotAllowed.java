package org.confab.web.access;

import org.confab.web.Problem;
import org.confab.web.Refusal;

/** What was asked for takes another role: a problem document with 403. */
public final class NotAllowed extends Refusal {
  private static final long serialVersionUID = 1L;

  /** With the reason, for people. */
  public NotAllowed(String reason) {
    super(new Problem(403, "Not allowed", reason));
  }
}
