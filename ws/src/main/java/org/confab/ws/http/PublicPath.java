package org.confab.ws.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

/**
 * Shows the services the path that clients use: in lower case, since paths match without regard to
 * case, and without this application's context path, so that addresses in a WSDL are public ones.
 */
public final class PublicPath extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(new PublicRequest(request), response);
  }

  /** A request as if the services were at the root. */
  private static final class PublicRequest extends HttpServletRequestWrapper {
    private final HttpServletRequest inner;

    PublicRequest(HttpServletRequest inner) {
      super(inner);
      this.inner = inner;
    }

    @Override
    public String getContextPath() {
      return "";
    }

    @Override
    public String getRequestURI() {
      return inner
          .getRequestURI()
          .substring(inner.getContextPath().length())
          .toLowerCase(Locale.ROOT);
    }

    @Override
    public StringBuffer getRequestURL() {
      StringBuffer whole = inner.getRequestURL();
      whole.setLength(whole.length() - inner.getRequestURI().length());
      return whole.append(getRequestURI());
    }
  }
}
