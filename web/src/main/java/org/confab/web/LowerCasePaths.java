package org.confab.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;

/** Clients of this family write paths in any case: all resources are named in lower case. */
@Provider
@PreMatching
public class LowerCasePaths implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    String path = request.getUriInfo().getRequestUri().getRawPath();
    String lower = path.toLowerCase(Locale.ROOT);
    if (!lower.equals(path)) {
      request.setRequestUri(
          UriBuilder.fromUri(request.getUriInfo().getRequestUri()).replacePath(lower).build());
    }
  }
}
