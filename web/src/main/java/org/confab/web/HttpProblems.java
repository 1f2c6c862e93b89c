package org.confab.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What JAX-RS itself refuses (no such path, method, media type) explains itself too. */
@Provider
public class HttpProblems implements ExceptionMapper<WebApplicationException> {
  @Override
  public Response toResponse(WebApplicationException refused) {
    Response response = refused.getResponse();
    if (response.hasEntity() || response.getStatus() < 400) {
      return response;
    }
    String title = response.getStatusInfo().getReasonPhrase();
    Response.ResponseBuilder answer =
        Response.fromResponse(
            new Problem(response.getStatus(), title, detail(response)).response());
    Object allow = response.getHeaders().getFirst(HttpHeaders.ALLOW);
    return allow == null ? answer.build() : answer.header(HttpHeaders.ALLOW, allow).build();
  }

  private static String detail(Response response) {
    return switch (response.getStatus()) {
      case 404 -> "There is nothing at this address.";
      case 405 -> "This address does not answer that method.";
      case 415 -> "This address does not read that media type.";
      default -> "The request was refused.";
    };
  }
}
