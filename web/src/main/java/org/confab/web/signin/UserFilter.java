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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.confab.core.Settings;
import org.confab.core.authentication.WebOrigin;
import org.confab.core.authentication.WebSignIn;
import org.confab.core.authentication.WebVerdict;
import org.confab.core.webticket.ServicePort;
import org.confab.core.webticket.TicketRefused;
import org.confab.core.webticket.WebTicketCheck;
import org.confab.web.Problem;

/**
 * Stands before everything that is {@link UserOnly}: a web ticket for the address book or for its
 * files, or else HTTP Basic, NTLM, and Kerberos if set up. Whoever shows a ticket is judged by it.
 */
@Provider
@UserOnly
public class UserFilter implements ContainerRequestFilter {
  private static final Logger LOG = System.getLogger(UserFilter.class.getName());

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private WebSignIn signIn;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private WebTicketCheck tickets;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private Settings settings;

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
    Optional<String> ticket = Optional.ofNullable(request.getHeaderString(WebTicketHeader.NAME));
    if (ticket.isPresent()) {
      byTicket(ticket.get()).ifPresent(request::abortWith);
    } else {
      bySignIn(Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION)))
          .ifPresent(request::abortWith);
    }
  }

  /**
   * The refusal of a ticket; empty if it holds. Clients show the one with which they have searched
   * the address book.
   */
  private Optional<Response> byTicket(String header) {
    try {
      SignedIn.set(
          http,
          tickets.bearer(
              WebTicketHeader.assertion(header),
              ServicePort.ADDRESS_BOOK_FILES,
              ServicePort.ADDRESS_BOOK));
      return Optional.empty();
    } catch (TicketRefused refused) {
      LOG.log(
          Level.INFO,
          "{0} of {1} refused: {2}, {3}",
          http.getRequestURI(),
          http.getRemoteAddr(),
          refused.fault(),
          refused.getMessage());
      return Optional.of(
          WebTicketHeader.refusal(refused, PublicBase.of(http, settings), settings.serverName()));
    }
  }

  /** The refusal of name and password; empty if they are a user's. */
  private Optional<Response> bySignIn(Optional<String> authorization) {
    WebVerdict verdict = signIn.judge(authorization, origin());
    if (verdict instanceof WebVerdict.Known known) {
      SignedIn.set(http, known.user());
    }
    if (verdict instanceof WebVerdict.Challenged challenged) {
      ResponseBuilder refusal =
          WebTicketHeader.addressed(
              new Problem(401, "Not signed in", "Wrong user name or password."),
              PublicBase.of(http, settings));
      challenged.challenges().forEach(one -> refusal.header(HttpHeaders.WWW_AUTHENTICATE, one));
      return Optional.of(refusal.build());
    }
    if (verdict instanceof WebVerdict.TooManyGuesses guesses) {
      return Optional.of(
          Response.fromResponse(
                  new Problem(429, "Too many wrong passwords", "Wait before you try again.")
                      .response())
              .header(HttpHeaders.RETRY_AFTER, guesses.retryAfter().toSeconds() + 1)
              .build());
    }
    return Optional.empty();
  }

  private WebOrigin origin() {
    ServletConnection connection = http.getServletConnection();
    return WebOrigin.ofHttp(
        connection.getConnectionId(), connection.getProtocol(), http.getRemoteAddr());
  }
}
