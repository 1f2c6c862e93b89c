package org.confab.web.mcu;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
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
import org.confab.protocol.mcu.McuDescription;
import org.confab.web.JsonBody;
import org.confab.web.Problem;
import org.confab.web.access.AdminApi;
import org.confab.web.access.AuditTrail;
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
  @Told(
      value = "The media servers, lost ones for an hour",
      answer =
          "[{\"id\":\"media-server\",\"state\":\"ready\",\"drained\":false,"
              + "\"incarnation\":\"6bc9d9ea-3e8b-5c9f-8d2a-0a1b2c3d4e5f\","
              + "\"registered\":\"2026-11-22T08:00:00Z\",\"heard\":\"2026-11-22T08:00:00Z\","
              + "\"control\":\"https://127.0.0.1:8444/c3p\","
              + "\"signalling\":\"sip:127.0.0.1:5063;transport=tls\",\"types\":[\"audio-video\","
              + "\"chat\"],\"conferences\":1,\"maximumConferences\":500,\"legs\":2,"
              + "\"maximumLegs\":2000}]")
  public Response list() {
    JsonArrayBuilder all = Json.createArrayBuilder();
    registry.all().forEach(server -> all.add(json(server)));
    return Response.ok(all.build().toString()).build();
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
      answer =
          "{\"id\":\"media-server\",\"state\":\"ready\",\"drained\":false,"
              + "\"incarnation\":\"6bc9d9ea-3e8b-5c9f-8d2a-0a1b2c3d4e5f\","
              + "\"registered\":\"2026-11-22T08:00:00Z\",\"heard\":\"2026-11-22T08:00:00Z\","
              + "\"control\":\"https://127.0.0.1:8444/c3p\","
              + "\"signalling\":\"sip:127.0.0.1:5063;transport=tls\",\"types\":[\"audio-video\","
              + "\"chat\"],\"conferences\":1,\"maximumConferences\":500,\"legs\":2,"
              + "\"maximumLegs\":2000}")
  public Response drain(@PathParam("id") String id, String body) {
    Optional<Boolean> wanted;
    try {
      wanted = JsonBody.parse(body).only("drained").flag("drained");
    } catch (IllegalArgumentException malformed) {
      return new Problem(400, "Bad request", String.valueOf(malformed.getMessage())).response();
    }
    if (wanted.isEmpty()) {
      return new Problem(400, "Bad request", "\"drained\" is missing.").response();
    }
    trail.note(http, "drained=" + wanted.get());
    return named(id)
        .flatMap(server -> registry.drain(server, wanted.get()))
        .map(server -> Response.ok(json(server).build().toString()).build())
        .orElseGet(
            () -> new Problem(404, "No such media server", "There is no " + id + ".").response());
  }

  /** Paths come in lower case. */
  private Optional<String> named(String id) {
    return registry.all().stream().map(McuServer::id).filter(id::equalsIgnoreCase).findFirst();
  }

  /** A media server for the administrator. */
  static JsonObjectBuilder json(McuServer server) {
    McuDescription said = server.description();
    JsonArrayBuilder types = Json.createArrayBuilder();
    said.types().stream().sorted().forEach(type -> types.add(type.wireName()));
    return Json.createObjectBuilder()
        .add("id", server.id())
        .add("state", server.state().word())
        .add("drained", server.drained())
        .add("incarnation", server.incarnation().toString())
        .add("registered", server.registered().toString())
        .add("heard", server.heard().toString())
        .add("control", said.control().toString())
        .add("signalling", said.signalling().asString())
        .add("types", types)
        .add("conferences", said.load().conferences())
        .add("maximumConferences", said.load().maximumConferences())
        .add("legs", said.load().legs())
        .add("maximumLegs", said.load().maximumLegs());
  }
}
