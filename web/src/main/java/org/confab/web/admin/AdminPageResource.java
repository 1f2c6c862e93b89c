package org.confab.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.confab.core.Settings;
import org.confab.web.Problem;

/**
 * {@code GET /admin}: the page of administrators, over HTTPS alone. What it shows and does goes
 * through the admin API; the page itself holds nothing that needs a sign-in.
 */
@Path("/admin")
@RequestScoped
public class AdminPageResource {
  /**
   * Its own scripts, styles and answers, and nothing from elsewhere; no form leaves it, no other
   * page shows it in a frame.
   */
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private Settings settings;

  /** The page; who comes over plain HTTP is sent to HTTPS. */
  @GET
  public Response page(
      @Context UriInfo uri, @Context Request request, @Context SecurityContext security) {
    return file(AdminFile.INDEX, uri, request, security);
  }

  /** What the page consists of: 200, 304 for who has it already, 404. */
  @GET
  @Path("/{name}")
  public Response file(
      @PathParam("name") String name,
      @Context UriInfo uri,
      @Context Request request,
      @Context SecurityContext security) {
    if (!security.isSecure()) {
      URI safe = uri.getRequestUriBuilder().scheme("https").port(settings.httpsPort()).build();
      return Response.status(Response.Status.PERMANENT_REDIRECT).location(safe).build();
    }
    return AdminFile.of(name)
        .map(found -> answer(found, request))
        .orElseGet(
            () -> new Problem(404, "Not Found", "There is nothing at this address.").response());
  }

  private static Response answer(AdminFile file, Request request) {
    EntityTag tag = new EntityTag(file.tag());
    Response.ResponseBuilder known = request.evaluatePreconditions(tag);
    Response.ResponseBuilder answer =
        known != null ? known : Response.ok(file.content()).type(file.mediaType());
    return answer
        .tag(tag)
        .header("Cache-Control", "no-cache")
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .build();
  }
}
