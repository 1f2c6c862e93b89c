package org.confab.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.confab.ejb.database.DatabaseDown;

/**
 * What a resource throws. Refusals are told as {@link RefusalTable} says. Where a resource fails,
 * the client is told that, and nothing of what went wrong inside: that is in the log. JAX-RS itself
 * would tell the exception's message. Some failures are checked exceptions that no method declares:
 * those of transactions that cannot be committed.
 */
@Provider
public class FailureProblems implements ExceptionMapper<Exception> {
  private static final System.Logger LOG = System.getLogger(FailureProblems.class.getName());

  @Override
  public Response toResponse(Exception thrown) {
    Problem problem = problem(thrown);
    if (problem.status() >= 500) {
      LOG.log(System.Logger.Level.ERROR, "a request was answered with " + problem.status(), thrown);
    }
    return problem.status() == 503
        ? Response.fromResponse(problem.response())
            .header(HttpHeaders.RETRY_AFTER, DatabaseDown.RETRY_SECONDS)
            .build()
        : problem.response();
  }

  static Problem problem(Exception thrown) {
    return RefusalTable.problem(thrown)
        .orElseGet(() -> Problem.of(DatabaseDown.is(thrown) ? 503 : 500));
  }
}
