package org.confab.web.landing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.confab.core.Settings;

/** {@code GET /}: what this server is, where it listens and how to connect to it. */
@Path("/")
@RequestScoped
public class LandingResource {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private Settings settings;

  /** The page, complete in itself: it loads nothing from elsewhere. */
  @GET
  @Produces("text/html; charset=UTF-8")
  public Response page() {
    return Response.ok(LandingPage.of(settings))
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }
}
