package org.confab.web.access;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Gives requests of the admin API to the audit log that no answer came of. */
@WebFilter("/*")
public final class AuditFailures extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final transient AuditTrail trail;

  /** Enters there. */
  @Inject
  public AuditFailures(AuditTrail trail) {
    this.trail = trail;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean answered = false;
    try {
      chain.doFilter(request, response);
      answered = true;
    } finally {
      int status = answered ? response.getStatus() : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
      trail.end(request, status, answered ? "" : "the server has failed");
    }
  }
}
