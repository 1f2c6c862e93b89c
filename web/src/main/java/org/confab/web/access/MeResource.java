package org.confab.web.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Arrays;
import org.confab.core.access.AdminRole;
import org.confab.web.answer.Answer;
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
  @Told(value = "Who is asking, and in which role", gives = AdministratorAnswer.class)
  public Response me() {
    AdminRole role =
        Arrays.stream(AdminRole.values())
            .filter(one -> security.isUserInRole(one.word()))
            .findFirst()
            .orElseThrow();
    return Response.ok(
            Answer.text(new AdministratorAnswer(security.getUserPrincipal().getName(), role)))
        .header("Cache-Control", "no-store")
        .build();
  }
}
