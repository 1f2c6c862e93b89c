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
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.confab.core.figures.Exposition;
import org.confab.core.figures.Gauge;
import org.confab.core.figures.Gauges;
import org.confab.core.figures.Tally;
import org.confab.core.figures.WebFigures;
import org.confab.ejb.figures.TableRows;
import org.confab.web.users.AdminOnly;

/**
 * {@code GET /api/figures}: how much is in memory now, how many rows each table has, and what web
 * services have been asked; in JSON, or in the text of Prometheus for who accepts that alone.
 */
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

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private WebFigures web;

  /** Looks at all of them. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response figures() {
    return Response.ok(json(gauges.all(), tables.count(), web).toString())
        .header("Cache-Control", "no-store")
        .build();
  }

  /** The same for a collector of metrics. */
  @GET
  @Produces(Exposition.MEDIA_TYPE + ";qs=0.5")
  public Response metrics() {
    return Response.ok(Exposition.of(gauges.all(), tables.count(), web))
        .type(Exposition.MEDIA_TYPE + ";charset=utf-8")
        .header("Cache-Control", "no-store")
        .build();
  }

  /**
   * Numbers by name in {@code gauges}, {@code tables} and {@code web}; what they count in {@code
   * help}.
   */
  static JsonObject json(List<Gauge> gauges, Map<String, Long> rows, WebFigures web) {
    JsonObjectBuilder values = Json.createObjectBuilder();
    JsonObjectBuilder help = Json.createObjectBuilder();
    for (Gauge gauge : gauges) {
      values.add(gauge.name(), gauge.value().getAsLong());
      help.add(gauge.name(), gauge.help());
    }
    JsonObjectBuilder tables = Json.createObjectBuilder();
    rows.forEach(tables::add);
    JsonObjectBuilder services = Json.createObjectBuilder();
    web.all().forEach((row, tally) -> services.add(row.label(), json(tally)));
    for (Tally.Column column : Tally.Column.values()) {
      help.add("web." + column.label(), column.help());
    }
    help.add("web.seconds", Exposition.SECONDS_HELP);
    help.add("web.longest", "The longest of these, in seconds");
    return Json.createObjectBuilder()
        .add("gauges", values)
        .add("tables", tables)
        .add("web", services)
        .add("help", help)
        .build();
  }

  private static JsonObjectBuilder json(Tally tally) {
    JsonObjectBuilder numbers = Json.createObjectBuilder();
    for (Tally.Column column : Tally.Column.values()) {
      numbers.add(column.label(), tally.of(column));
    }
    return numbers.add("seconds", seconds(tally.took())).add("longest", seconds(tally.longest()));
  }

  private static BigDecimal seconds(Duration time) {
    return BigDecimal.valueOf(time.toNanos(), 9).setScale(6, RoundingMode.HALF_UP);
  }
}
