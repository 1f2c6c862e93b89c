package org.confab.web.figures;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;
import org.confab.core.Settings;
import org.confab.core.health.Health;
import org.confab.ejb.figures.MetricsPage;
import org.confab.web.Asker;
import org.confab.web.Problem;

/**
 * {@code GET /metrics}: every figure in the text of Prometheus, or of OpenMetrics for who accepts
 * it. Read by processes of this machine over plain HTTP and by who shows the token; administrators,
 * who have a name and a password, read the same at {@code /api/metrics}.
 */
@Path("metrics")
@RequestScoped
public class MetricsResource {
  private static final String OPEN_METRICS = "application/openmetrics-text";

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private MetricsPage page;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private MetricsToken token;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private Settings settings;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private Health health;

  /** Looks at all of them. */
  @GET
  public Response metrics(@Context HttpServletRequest request) throws IOException {
    Optional<String> authorization =
        Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION));
    boolean here = Asker.isHere(request) && Asker.isForHere(request);
    MetricsReader reader =
        new MetricsReader(here, request.isSecure(), MetricsReader.bearer(authorization));
    Optional<Problem> refusal = reader.refusal(settings.metrics().open(), token.value());
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    health.ready().touch();
    return page(page, request);
  }

  /** The page in the text that the reader prefers. */
  static Response page(MetricsPage page, HttpServletRequest request) {
    String accepted = Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT)).orElse("");
    String type =
        accepted.contains(OPEN_METRICS) ? MetricsPage.OPEN_METRICS : MetricsPage.PROMETHEUS;
    return Response.ok(page.in(type), type).header("Cache-Control", "no-store").build();
  }

  private static Response refused(Problem problem) {
    Response answer = problem.response();
    return problem.status() == Response.Status.UNAUTHORIZED.getStatusCode()
        ? Response.fromResponse(answer)
            .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Confab\"")
            .build()
        : answer;
  }
}
