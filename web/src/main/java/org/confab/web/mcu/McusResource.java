package org.confab.web.mcu;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.confab.core.mcufactory.McuRegistry;
import org.confab.core.mcufactory.McuServer;
import org.confab.web.JsonBody;
import org.confab.web.Refusal;
import org.confab.web.access.AdminApi;
import org.confab.web.access.AuditTrail;
import org.confab.web.answer.Answer;
import org.confab.web.openapi.Told;

/** {@code /api/mcus}: the media servers. */
@Path("api/mcus")
@AdminApi
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class McusResource {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private McuRegistry registry;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private AuditTrail trail;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private HttpServletRequest http;

  /** All that are known, lost ones for an hour: 200. */
  @GET
  @Told(value = "The media servers, lost ones for an hour", lists = MediaServerAnswer.class)
  public Response list() {
    return Answer.ok(registry.all().stream().map(MediaServerAnswer::of).toList());
  }

  /**
   * Empties a media server, or has it used again: {@code {"drained":true}}. 200 with how it stands
   * then; a problem document with 400, or 404 if there is none of that name.
   */
  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Told(
      value = "Empties a media server, or has it used again",
      body = "{\"drained\":true}",
      problems = {400, 404},
      gives = MediaServerAnswer.class)
  public Response drain(@PathParam("id") String id, String body) {
    boolean wanted =
        JsonBody.parse(body)
            .only("drained")
            .flag("drained")
            .orElseThrow(() -> Refusal.bad("\"drained\" is missing."));
    trail.note(http, "drained=" + wanted);
    return named(id)
        .flatMap(server -> registry.drain(server, wanted))
        .map(server -> Answer.ok(MediaServerAnswer.of(server)))
        .orElseThrow(() -> Refusal.unknown("No such media server", "There is no " + id + "."));
  }

  /** Paths come in lower case. */
  private Optional<String> named(String id) {
    return registry.all().stream().map(McuServer::id).filter(id::equalsIgnoreCase).findFirst();
  }
}
