package org.confab.web.users;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import org.confab.web.Problem;

/** Stands before everything that is {@link AdminOnly}. */
@Provider
@AdminOnly
public class AdminFilter implements ContainerRequestFilter {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private AdminPassword password;

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (!request.getSecurityContext().isSecure()) {
      request.abortWith(
          new Problem(403, "HTTPS required", "Administration is offered over HTTPS only.")
              .response());
      return;
    }
    String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (authorization == null || !password.isIn(authorization)) {
      Response refusal =
          new Problem(401, "Not the administrator", "Sign in as admin with its password.")
              .response();
      request.abortWith(
          Response.fromResponse(refusal)
              .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Confab\", charset=\"UTF-8\"")
              .build());
    }
  }
}
