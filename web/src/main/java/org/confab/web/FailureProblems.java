package org.confab.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.confab.ejb.database.DatabaseDown;

/**
 * Where a resource fails, the client is told that, and nothing of what went wrong inside: that is
 * in the log. JAX-RS itself would tell the exception's message.
 */
@Provider
public class FailureProblems implements ExceptionMapper<RuntimeException> {
  private static final System.Logger LOG = System.getLogger(FailureProblems.class.getName());

  @Override
  public Response toResponse(RuntimeException failure) {
    int status = status(failure);
    LOG.log(System.Logger.Level.ERROR, "a request was answered with " + status, failure);
    Response answer = Problem.of(status).response();
    return status == 503
        ? Response.fromResponse(answer)
            .header(HttpHeaders.RETRY_AFTER, DatabaseDown.RETRY_SECONDS)
            .build()
        : answer;
  }

  static int status(RuntimeException failure) {
    return DatabaseDown.is(failure) ? 503 : 500;
  }
}
