package org.confab.ws.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.confab.core.webticket.ServicePort;

/**
 * Shows the services the path that clients use: in lower case, since paths match without regard to
 * case, and without this application's context path, so that addresses in a WSDL are public ones.
 */
public final class PublicPath extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** Where the ticket service takes a name with a password inside the message. */
  public static final String USERNAME_PORT = "/webticket/webticketservice.svc/username";

  private static final String LOCATIONS = "/locationinformation/liservice.svc";

  /** Where the same service takes SOAP 1.2; Metro has one version at a path. */
  private static final String LOCATIONS_1_2 = LOCATIONS + "/soap12";

  /** Whether a message of that version may come to that path. */
  static boolean takes(HttpServletRequest request, SoapVersion version) {
    String path = of(request);
    return version == SoapVersion.V1_2
        ? path.equals(LOCATIONS) || path.equals(LOCATIONS_1_2) || isMetadata(request)
        : !path.equals(LOCATIONS_1_2);
  }

  /** The path that services know, of a request before or behind this filter. */
  static String of(HttpServletRequest request) {
    return request
        .getRequestURI()
        .substring(request.getContextPath().length())
        .toLowerCase(Locale.ROOT);
  }

  /** Whether the sender proves himself in the message there. */
  static boolean provesInMessage(HttpServletRequest request) {
    String path = of(request);
    return path.equals(USERNAME_PORT) || ServicePort.ofPath(path).isPresent();
  }

  /** Whether that is the address of a service's metadata. */
  static boolean isMetadata(HttpServletRequest request) {
    return of(request).endsWith(".svc/mex");
  }

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
      String path = of(inner);
      return path.equals(LOCATIONS) && isOfVersion2() ? LOCATIONS_1_2 : path;
    }

    private boolean isOfVersion2() {
      return Optional.ofNullable(inner.getContentType())
          .flatMap(SoapVersion::of)
          .filter(SoapVersion.V1_2::equals)
          .isPresent();
    }

    @Override
    public StringBuffer getRequestURL() {
      StringBuffer whole = inner.getRequestURL();
      whole.setLength(whole.length() - inner.getRequestURI().length());
      return whole.append(getRequestURI());
    }
  }
}
