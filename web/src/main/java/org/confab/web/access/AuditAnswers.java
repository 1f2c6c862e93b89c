package org.confab.web.access;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.confab.web.Problem;

/** Gives answers of the admin API to the audit log, before they are sent. */
@Provider
@AdminApi
public class AuditAnswers implements ContainerResponseFilter {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private AuditTrail trail;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private HttpServletRequest http;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    trail.end(
        http,
        response.getStatus(),
        response.getStatus() < 400 ? "" : Problem.told(response.getEntity()));
  }
}
