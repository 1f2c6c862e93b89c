package org.confab.web.signin;

import jakarta.inject.Inject;
import jakarta.servlet.ServletConnection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.confab.core.authentication.WebOrigin;
import org.confab.core.authentication.WebSignIn;
import org.confab.core.authentication.WebVerdict;
import org.confab.web.Problem;

/** Stands before everything that is {@link UserOnly}: HTTP Basic, NTLM, and Kerberos if set up. */
@Provider
@UserOnly
public class UserFilter implements ContainerRequestFilter {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private WebSignIn signIn;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private HttpServletRequest http;

  @Override
  public void filter(ContainerRequestContext request) {
    if (!request.getSecurityContext().isSecure()) {
      request.abortWith(
          new Problem(403, "HTTPS required", "This is offered over HTTPS only.").response());
      return;
    }
    WebVerdict verdict =
        signIn.judge(
            Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION)), origin());
    if (verdict instanceof WebVerdict.Challenged challenged) {
      ResponseBuilder refusal =
          Response.fromResponse(
              new Problem(401, "Not signed in", "Wrong user name or password.").response());
      challenged.challenges().forEach(one -> refusal.header(HttpHeaders.WWW_AUTHENTICATE, one));
      request.abortWith(refusal.build());
    } else if (verdict instanceof WebVerdict.TooManyGuesses guesses) {
      request.abortWith(
          Response.fromResponse(
                  new Problem(429, "Too many wrong passwords", "Wait before you try again.")
                      .response())
              .header(HttpHeaders.RETRY_AFTER, guesses.retryAfter().toSeconds() + 1)
              .build());
    }
  }

  private WebOrigin origin() {
    ServletConnection connection = http.getServletConnection();
    return WebOrigin.ofHttp(
        connection.getConnectionId(), connection.getProtocol(), http.getRemoteAddr());
  }
}
