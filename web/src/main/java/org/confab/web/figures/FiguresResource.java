package org.confab.web.figures;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.confab.core.figures.Gauge;
import org.confab.core.figures.Gauges;
import org.confab.ejb.figures.TableRows;
import org.confab.web.users.AdminOnly;

/** {@code GET /api/figures}: how much is in memory now, and how many rows each table has. */
@Path("api/figures")
@AdminOnly
@RequestScoped
public class FiguresResource {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private Gauges gauges;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private TableRows tables;

  /** Looks at all of them. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response figures() {
    return Response.ok(json(gauges.all(), tables.count()).toString())
        .header("Cache-Control", "no-store")
        .build();
  }

  /**
   * Numbers by name in {@code gauges} and {@code tables}; what the gauges count in {@code help}.
   */
  static JsonObject json(List<Gauge> gauges, Map<String, Long> rows) {
    JsonObjectBuilder values = Json.createObjectBuilder();
    JsonObjectBuilder help = Json.createObjectBuilder();
    for (Gauge gauge : gauges) {
      values.add(gauge.name(), gauge.value().getAsLong());
      help.add(gauge.name(), gauge.help());
    }
    JsonObjectBuilder tables = Json.createObjectBuilder();
    rows.forEach(tables::add);
    return Json.createObjectBuilder()
        .add("gauges", values)
        .add("tables", tables)
        .add("help", help)
        .build();
  }
}
