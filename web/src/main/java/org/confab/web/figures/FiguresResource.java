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
import org.confab.core.figures.Figure;
import org.confab.core.figures.Figures;
import org.confab.core.figures.Metric;
import org.confab.core.figures.Tally;
import org.confab.core.figures.Timing;
import org.confab.core.figures.WebFigures;
import org.confab.ejb.figures.TableRows;
import org.confab.web.access.AdminApi;
import org.confab.web.openapi.Told;

/**
 * {@code GET /api/figures}: how much is in memory now, how many rows each table has, and what web
 * services have been asked. For collectors of metrics there is {@link MetricsResource}.
 */
@Path("api/figures")
@AdminApi
@RequestScoped
public class FiguresResource {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private Figures figures;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private TableRows tables;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private WebFigures web;

  /** Looks at all of them. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Told(
      value = "What is in memory now, and how many rows each table has",
      answer =
          "{\"gauges\":{\"endpoints\":3},\"tables\":{\"sip_user\":9},"
              + "\"web\":{\"api\":{\"requests\":4,\"seconds\":0.5,\"longest\":0.2}},"
              + "\"help\":{\"endpoints\":\"Devices that are signed in\"}}")
  public Response figures() {
    return Response.ok(json(figures.plain(), tables.count(), web).toString())
        .header("Cache-Control", "no-store")
        .build();
  }

  /**
   * Numbers by name in {@code gauges}, {@code tables} and {@code web}; what they count in {@code
   * help}.
   */
  static JsonObject json(List<Figure> gauges, Map<String, Long> rows, WebFigures web) {
    JsonObjectBuilder values = Json.createObjectBuilder();
    JsonObjectBuilder help = Json.createObjectBuilder();
    for (Figure gauge : gauges) {
      values.add(gauge.metric().label(), gauge.now());
      help.add(gauge.metric().label(), gauge.metric().help());
    }
    JsonObjectBuilder tables = Json.createObjectBuilder();
    rows.forEach(tables::add);
    JsonObjectBuilder services = Json.createObjectBuilder();
    web.all().forEach((row, tally) -> services.add(row.label(), json(tally)));
    for (Tally.Column column : Tally.Column.values()) {
      help.add("web." + column.label(), column.metric().help());
    }
    help.add("web.seconds", Metric.WEB_TIME.help());
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
    Timing time = tally.time();
    return numbers.add("seconds", seconds(time.took())).add("longest", seconds(time.longest()));
  }

  private static BigDecimal seconds(Duration time) {
    return BigDecimal.valueOf(time.toNanos(), 9).setScale(6, RoundingMode.HALF_UP);
  }
}
