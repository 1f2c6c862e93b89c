package org.confab.ejb.trace;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.confab.core.trace.TracePoint;
import org.confab.core.trace.TracePoint.Kind;
import org.confab.core.trace.Traces;
import org.confab.core.trace.WebExchange;

/**
 * Shows the traces what is asked over HTTP and answered. Who asks is known once the request was
 * served, so everything is looked at then. Administration is not traced: the audit log has it.
 */
public abstract class HttpTracing extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** Begins of the paths that are not for users. */
  private static final String ADMINISTRATION = "/api/";

  private final transient Traces traces;

  /** Shows it to those. */
  protected HttpTracing(Traces traces) {
    this.traces = traces;
  }

  /** The address of who has sent a request that was served, if that is known. */
  protected abstract Optional<String> sender(HttpServletRequest request);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!traces.isOn() || isAdministration(request)) {
      chain.doFilter(request, response);
      return;
    }
    Instant began = Instant.now();
    String line =
        request.getMethod()
            + " "
            + request.getRequestURI()
            + Optional.ofNullable(request.getQueryString()).map(query -> "?" + query).orElse("")
            + " "
            + request.getProtocol();
    HeardRequest heard = new HeardRequest(request);
    HeardResponse said = new HeardResponse(response);
    try {
      chain.doFilter(heard, said);
    } finally {
      traces.http(
          new WebExchange(
              began, point(request), asked(line, request, heard), answered(response, said)));
    }
  }

  private static boolean isAdministration(HttpServletRequest request) {
    return request
        .getRequestURI()
        .regionMatches(true, 0, ADMINISTRATION, 0, ADMINISTRATION.length());
  }

  private TracePoint point(HttpServletRequest request) {
    return new TracePoint(
        "http:" + request.getServletConnection().getConnectionId(),
        Kind.WEB,
        request.isSecure() ? "https" : "http",
        request.getRemoteAddr() + ":" + request.getRemotePort(),
        sender(request));
  }

  private static byte[] asked(String line, HttpServletRequest request, HeardRequest heard) {
    StringBuilder head = new StringBuilder(line).append("\r\n");
    request
        .getHeaderNames()
        .asIterator()
        .forEachRemaining(
            name ->
                request
                    .getHeaders(name)
                    .asIterator()
                    .forEachRemaining(value -> header(head, name, value)));
    return whole(head, heard.body());
  }

  private static byte[] answered(HttpServletResponse response, HeardResponse said) {
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(response.getStatus()).append("\r\n");
    for (String name : response.getHeaderNames()) {
      response.getHeaders(name).forEach(value -> header(head, name, value));
    }
    String type = response.getContentType();
    if (type != null && response.getHeader("Content-Type") == null) {
      header(head, "Content-Type", type);
    }
    return whole(head, said.body());
  }

  private static void header(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value.replaceAll("[\r\n]+", " ")).append("\r\n");
  }

  private static byte[] whole(StringBuilder head, byte[] body) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    all.writeBytes(body);
    return all.toByteArray();
  }
}
