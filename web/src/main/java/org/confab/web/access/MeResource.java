package org.confab.web.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Arrays;
import org.confab.core.access.AdminRole;
import org.confab.web.openapi.Told;

/** {@code /api/me}: who is asking. */
@Path("api/me")
@AdminApi
@RequestScoped
public class MeResource {
  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private SecurityContext security;

  /** Name and role: 200. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Told(
      value = "Who is asking, and in which role",
      answer = "{\"name\":\"admin\",\"role\":\"administrator\"}")
  public Response me() {
    String role =
        Arrays.stream(AdminRole.values())
            .map(AdminRole::word)
            .filter(security::isUserInRole)
            .findFirst()
            .orElseThrow();
    return Response.ok(
            Json.createObjectBuilder()
                .add("name", security.getUserPrincipal().getName())
                .add("role", role)
                .build()
                .toString())
        .header("Cache-Control", "no-store")
        .build();
  }
}
