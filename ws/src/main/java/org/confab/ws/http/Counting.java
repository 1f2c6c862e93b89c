package org.confab.ws.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.confab.core.figures.WebFigures;
import org.confab.core.figures.WebOperation;

/**
 * Counts requests and their time by what they ask for. Stands before all others; {@link
 * EnvelopeCheck}, which reads the body, says what that is.
 */
public final class Counting extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String ATTRIBUTE = WebOperation.class.getName();

  private final transient WebFigures figures;

  /** The filter that counts there. */
  @Inject
  public Counting(WebFigures figures) {
    this.figures = figures;
  }

  /** Remembers what a request asks for: the name of the element in its body. */
  static void asks(ServletRequest request, String element) {
    WebOperation.ofElement(element).ifPresent(row -> request.setAttribute(ATTRIBUTE, row));
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long began = System.nanoTime();
    boolean answered = false;
    try {
      chain.doFilter(request, response);
      answered = true;
    } finally {
      int status = answered ? response.getStatus() : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
      figures.count(operation(request), status, Duration.ofNanos(System.nanoTime() - began));
    }
  }

  private static WebOperation operation(HttpServletRequest request) {
    boolean description =
        PublicPath.isMetadata(request)
            || (request.getMethod().equals("GET") && request.getQueryString() != null);
    return Optional.ofNullable((WebOperation) request.getAttribute(ATTRIBUTE))
        .orElse(description ? WebOperation.DESCRIBE : WebOperation.UNKNOWN_SOAP);
  }
}
