package org.confab.ws.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletConnection;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.confab.core.authentication.WebOrigin;
import org.confab.core.authentication.WebSignIn;
import org.confab.core.authentication.WebVerdict;

/**
 * Lets users of this deployment in, by HTTP authentication and only over TLS. Descriptions are for
 * everyone: clients read there how to sign in. Messages to ports that ask for proof in the message
 * itself are left to those. Everything else, a plain GET of the service's address too, is answered
 * with a challenge.
 */
public final class HttpSignIn extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final transient WebSignIn signIn;

  /** The filter that asks that authenticator. */
  @Inject
  public HttpSignIn(WebSignIn signIn) {
    this.signIn = signIn;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!request.isSecure()) {
      Refusal.send(response, 403, "This service is offered over HTTPS only");
    } else if (isForEveryone(request) || isUser(request, response)) {
      chain.doFilter(request, response);
    }
  }

  private static boolean isForEveryone(HttpServletRequest request) {
    return PublicPath.isMetadata(request)
        || isDescription(request)
        || (request.getMethod().equals("POST") && PublicPath.provesInMessage(request));
  }

  /** Whether a user sends the request; if not, it is answered here. */
  private boolean isUser(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    WebVerdict verdict =
        signIn.judge(Optional.ofNullable(request.getHeader("Authorization")), origin(request));
    if (verdict instanceof WebVerdict.Known known) {
      Sender.set(request, known.user());
      known.answer().ifPresent(value -> response.addHeader("WWW-Authenticate", value));
      return true;
    }
    if (verdict instanceof WebVerdict.Challenged challenged) {
      challenged.challenges().forEach(value -> response.addHeader("WWW-Authenticate", value));
      Refusal.send(response, 401, "Wrong user name or password");
    } else {
      Refusal.send(response, 429, "Too many wrong passwords");
    }
    return false;
  }

  /** Where a request comes from, as far as signing in is concerned. */
  static WebOrigin origin(HttpServletRequest request) {
    ServletConnection connection = request.getServletConnection();
    return WebOrigin.ofHttp(
        connection.getConnectionId(), connection.getProtocol(), request.getRemoteAddr());
  }

  /** Metro answers a GET with such a query from its documents, whatever else the request says. */
  private static boolean isDescription(HttpServletRequest request) {
    String query = Optional.ofNullable(request.getQueryString()).orElse("");
    return request.getMethod().equals("GET")
        && (query.equalsIgnoreCase("wsdl")
            || query.startsWith("wsdl=")
            || query.startsWith("xsd="));
  }
}
