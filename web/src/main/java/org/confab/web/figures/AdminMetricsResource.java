package org.confab.web.figures;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.confab.core.health.Health;
import org.confab.ejb.figures.MetricsPage;
import org.confab.web.access.AdminApi;
import org.confab.web.openapi.Told;

/** {@code GET /api/metrics}: what {@link MetricsResource} tells, for administrators of any role. */
@Path("api/metrics")
@AdminApi
@RequestScoped
public class AdminMetricsResource {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private MetricsPage page;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private Health health;

  /** Looks at all of them. */
  @GET
  @Told(value = "Every figure in the text of Prometheus, or of OpenMetrics", type = "text/plain")
  public Response metrics(@Context HttpServletRequest request) {
    health.ready().touch();
    return MetricsResource.page(page, request);
  }
}
