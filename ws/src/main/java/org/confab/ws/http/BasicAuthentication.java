package org.confab.ws.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.confab.core.Refused;
import org.confab.core.authentication.PasswordCheck;
import org.confab.core.directory.User;

/**
 * Lets users of this deployment in, by HTTP Basic and only over TLS. The description of a service
 * ({@code ?wsdl}) is for everyone: clients read there how to sign in. Everything else, a plain GET
 * of the service's address too, is answered with a challenge.
 */
public final class BasicAuthentication extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String CHALLENGE = "Basic realm=\"Confab\", charset=\"UTF-8\"";

  private final transient PasswordCheck passwords;

  /** The filter that asks that check. */
  @Inject
  public BasicAuthentication(PasswordCheck passwords) {
    this.passwords = passwords;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!request.isSecure()) {
      Refusal.send(response, 403, "This service is offered over HTTPS only");
    } else if (isDescription(request) || isUser(request, response)) {
      chain.doFilter(request, response);
    }
  }

  /** Whether a user sends the request; if not, it is answered here. */
  private boolean isUser(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      if (user(request).isPresent()) {
        return true;
      }
      response.setHeader("WWW-Authenticate", CHALLENGE);
      Refusal.send(response, 401, "Wrong user name or password");
    } catch (Refused tooManyGuesses) {
      Refusal.send(response, 429, "Too many wrong passwords");
    }
    return false;
  }

  /** Metro answers a GET with such a query from its documents, whatever else the request says. */
  private static boolean isDescription(HttpServletRequest request) {
    String query = Optional.ofNullable(request.getQueryString()).orElse("");
    return request.getMethod().equals("GET")
        && (query.equalsIgnoreCase("wsdl")
            || query.startsWith("wsdl=")
            || query.startsWith("xsd="));
  }

  private Optional<User> user(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("Authorization"))
        .flatMap(BasicCredentials::parse)
        .flatMap(
            offered ->
                passwords.check(offered.name(), offered.password(), request.getRemoteAddr()));
  }
}
