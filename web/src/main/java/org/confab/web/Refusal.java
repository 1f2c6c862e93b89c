package org.confab.web;

import jakarta.ws.rs.WebApplicationException;

/** What was asked for is refused: a problem document. */
public class Refusal extends WebApplicationException {
  private static final long serialVersionUID = 1L;

  /** With that problem. */
  public Refusal(Problem problem) {
    super(problem.detail(), problem.response());
  }

  /** The request is wrong; the reason tells how, and what would be right. */
  public static Refusal bad(String reason) {
    return new Refusal(new Problem(400, "Bad request", reason));
  }

  /** There is nothing of that name. */
  public static Refusal unknown(String title, String reason) {
    return new Refusal(new Problem(404, title, reason));
  }
}
