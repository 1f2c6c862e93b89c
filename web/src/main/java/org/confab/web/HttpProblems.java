package org.confab.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.confab.web.access.UnmatchedChanges;

/** What JAX-RS itself refuses (no such path, method, media type) explains itself too. */
@Provider
public class HttpProblems implements ExceptionMapper<WebApplicationException> {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private UnmatchedChanges changes;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private HttpServletRequest http;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private UriInfo asked;

  @Override
  public Response toResponse(WebApplicationException refused) {
    Response response = refused.getResponse();
    if (response.hasEntity() || response.getStatus() < 400) {
      return response;
    }
    String path = asked.getPath();
    return changes.answer(http, path.startsWith("/") ? path.substring(1) : path, told(response));
  }

  private static Response told(Response refused) {
    Response.ResponseBuilder answer =
        Response.fromResponse(Problem.of(refused.getStatus()).response());
    Object allow = refused.getHeaders().getFirst(HttpHeaders.ALLOW);
    return allow == null ? answer.build() : answer.header(HttpHeaders.ALLOW, allow).build();
  }
}
