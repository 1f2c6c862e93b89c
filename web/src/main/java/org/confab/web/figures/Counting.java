package org.confab.web.figures;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.confab.core.figures.WebFigures;
import org.confab.core.figures.WebOperation;

/** Counts the requests for what stands in {@link WebOperation}, and their time. */
@WebFilter("/*")
public final class Counting extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final transient WebFigures figures;

  /** The filter that counts there. */
  @Inject
  public Counting(WebFigures figures) {
    this.figures = figures;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<WebOperation> operation = operation(request);
    long began = System.nanoTime();
    boolean answered = false;
    try {
      chain.doFilter(request, response);
      answered = true;
    } finally {
      int status = answered ? response.getStatus() : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      operation.ifPresent(row -> figures.count(row, status, took));
    }
  }

  /** At the top of a host, who asks for a user asks for autodiscover. */
  private static Optional<WebOperation> operation(HttpServletRequest request) {
    String query = Optional.ofNullable(request.getQueryString()).orElse("");
    return request.getRequestURI().equals("/") && query.contains("sipuri=")
        ? Optional.of(WebOperation.AUTODISCOVER_ROOT)
        : WebOperation.ofPath(request.getRequestURI());
  }
}
