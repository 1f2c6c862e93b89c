package org.confab.web.health;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.confab.core.health.Health;
import org.confab.core.health.HealthReport;
import org.confab.core.health.Outcome;

/**
 * {@code GET /health/live}: 200 as long as the process works; it never asks the database. {@code
 * GET /health/ready}, and {@code /health} for those who know no other: 200 while clients may come,
 * else 503; both with what does not work, and since when. All answer within two seconds.
 */
@Path("health")
@RequestScoped
public class HealthResource {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private Health health;

  /** As {@link #ready}. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response health(@QueryParam("strict") @DefaultValue("false") boolean strict) {
    return ready(strict);
  }

  /**
   * Tries every part and reports on each.
   *
   * @param strict whether a server that serves with less than everything is told as 503 too
   */
  @GET
  @Path("ready")
  @Produces(MediaType.APPLICATION_JSON)
  public Response ready(@QueryParam("strict") @DefaultValue("false") boolean strict) {
    HealthReport report = health.ready().look();
    boolean well = strict ? report.missing().isEmpty() : report.serves();
    return answer(well, report);
  }

  /** Whether the process works at all. */
  @GET
  @Path("live")
  @Produces(MediaType.APPLICATION_JSON)
  public Response live() {
    HealthReport report = health.live().look();
    return answer(report.serves(), report);
  }

  private static Response answer(boolean well, HealthReport report) {
    return Response.status(well ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
        .header("Cache-Control", "no-store")
        .entity(json(report).toString())
        .build();
  }

  static JsonObject json(HealthReport report) {
    JsonObjectBuilder checks = Json.createObjectBuilder();
    report.outcomes().forEach(one -> checks.add(one.name(), json(one)));
    JsonArrayBuilder missing = Json.createArrayBuilder();
    report.missing().forEach(one -> missing.add(one.name()));
    return Json.createObjectBuilder()
        .add("ready", report.serves())
        .add("checks", checks)
        .add("status", report.status().word())
        .add("missing", missing)
        .build();
  }

  private static JsonObjectBuilder json(Outcome one) {
    JsonObjectBuilder told =
        Json.createObjectBuilder().add("ready", one.ready()).add("detail", one.detail());
    if (!one.ready()) {
      told.add("required", one.required());
    }
    one.since().ifPresent(time -> told.add("since", time.toString()));
    return told;
  }
}
