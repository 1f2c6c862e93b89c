package org.confab.ws.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.confab.core.Settings;
import org.confab.core.authentication.WebOrigin;
import org.confab.core.authentication.WebSignIn;
import org.confab.core.authentication.WebVerdict;
import org.confab.core.directory.User;
import org.confab.core.webticket.ServicePort;
import org.confab.core.webticket.TicketRefused;
import org.confab.core.webticket.WebFault;
import org.confab.core.webticket.WebTicketCheck;
import org.confab.protocol.webticket.SecurityHeader;
import org.confab.protocol.webticket.UsernameToken;

/**
 * Lets in who proves himself in the message ([MS-OCAUTHWS] 3.1.5): with a web ticket at the ports
 * of {@link ServicePort}, with name and password at the ticket service's port for that. Stands
 * behind {@link EnvelopeCheck}, so the body is whole and sound.
 */
public final class TicketFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(TicketFilter.class.getName());

  private final transient WebTicketCheck tickets;
  private final transient WebSignIn signIn;
  private final String serverName;

  /** The filter that asks these. */
  @Inject
  public TicketFilter(WebTicketCheck tickets, WebSignIn signIn, Settings settings) {
    this(tickets, signIn, settings.serverName());
  }

  TicketFilter(WebTicketCheck tickets, WebSignIn signIn, String serverName) {
    this.tickets = tickets;
    this.signIn = signIn;
    this.serverName = serverName;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getMethod().equals("POST") && PublicPath.provesInMessage(request)) {
      try {
        Sender.set(request, sender(request));
      } catch (TicketRefused refused) {
        LOG.log(
            Level.INFO,
            "{0} of {1} refused: {2}, {3}",
            PublicPath.of(request),
            request.getRemoteAddr(),
            refused.fault(),
            refused.getMessage());
        Refusal.fault(response, refused.fault(), serverName);
        return;
      }
    }
    chain.doFilter(request, response);
  }

  private User sender(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readAllBytes();
    Optional<SecurityHeader> security = SecurityHeader.of(body, EnvelopeCheck.LIMITS);
    Optional<ServicePort> port = ServicePort.ofPath(PublicPath.of(request));
    return port.isPresent()
        ? tickets.user(security, port.get())
        : byPassword(security, HttpSignIn.origin(request));
  }

  private User byPassword(Optional<SecurityHeader> security, WebOrigin origin) {
    UsernameToken token =
        security
            .flatMap(SecurityHeader::usernameToken)
            .orElseThrow(() -> new TicketRefused(WebFault.NO_TOKEN, "no name with password"));
    WebVerdict verdict = signIn.password(token.name(), token.password(), origin);
    if (verdict instanceof WebVerdict.Known known) {
      return known.user();
    }
    throw verdict instanceof WebVerdict.TooManyGuesses
        ? new TicketRefused(WebFault.TOO_MANY_GUESSES, "too many wrong passwords")
        : new TicketRefused(WebFault.WRONG_PASSWORD, "wrong user name or password");
  }
}
