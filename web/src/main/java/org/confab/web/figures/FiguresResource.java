package org.confab.web.figures;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.confab.core.figures.Figure;
import org.confab.core.figures.Figures;
import org.confab.core.figures.Metric;
import org.confab.core.figures.Tally;
import org.confab.core.figures.WebFigures;
import org.confab.ejb.figures.TableRows;
import org.confab.web.access.AdminApi;
import org.confab.web.answer.Answer;
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
      gives = FiguresAnswer.class)
  public Response figures() {
    return Response.ok(Answer.text(shown(figures.plain(), tables.count(), web)))
        .header("Cache-Control", "no-store")
        .build();
  }

  /**
   * Numbers by name in {@code gauges}, {@code tables} and {@code web}; what they count in {@code
   * help}.
   */
  static FiguresAnswer shown(List<Figure> gauges, Map<String, Long> rows, WebFigures web) {
    Map<String, Long> values = new LinkedHashMap<>();
    Map<String, String> help = new LinkedHashMap<>();
    for (Figure gauge : gauges) {
      values.put(gauge.metric().label(), gauge.now());
      help.put(gauge.metric().label(), gauge.metric().help());
    }
    Map<String, ServiceAnswer> services = new LinkedHashMap<>();
    web.all().forEach((row, tally) -> services.put(row.label(), ServiceAnswer.of(tally)));
    for (Tally.Column column : Tally.Column.values()) {
      help.put("web." + column.label(), column.metric().help());
    }
    help.put("web.seconds", Metric.WEB_TIME.help());
    help.put("web.longest", "The longest of these, in seconds");
    return new FiguresAnswer(values, rows, services, help);
  }
}
