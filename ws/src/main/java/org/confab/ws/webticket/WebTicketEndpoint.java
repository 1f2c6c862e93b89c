package org.confab.ws.webticket;

import jakarta.annotation.Resource;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.jws.HandlerChain;
import jakarta.xml.ws.Provider;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.ServiceMode;
import jakarta.xml.ws.WebServiceContext;
import jakarta.xml.ws.WebServiceProvider;
import javax.xml.transform.Source;
import org.confab.core.Settings;
import org.confab.core.directory.User;
import org.confab.core.webticket.TicketRefused;
import org.confab.core.webticket.WebFault;
import org.confab.core.webticket.WebTicketService;
import org.confab.protocol.webticket.TokenRequest;
import org.confab.protocol.xml.XmlElement;
import org.confab.ws.http.TicketService;
import org.jspecify.annotations.Nullable;

/**
 * Issues web tickets (operation IssueToken). It reads the body itself instead of having it bound to
 * classes: clients differ in the version of WS-Trust, and a ticket must leave as it was signed.
 */
@WebServiceProvider(serviceName = "WebTicketService", targetNamespace = "http://tempuri.org/")
@ServiceMode(Service.Mode.PAYLOAD)
@HandlerChain(file = "/org/confab/ws/http/handlers.xml")
public class WebTicketEndpoint implements Provider<Source> {
  private final WebTicketService tickets;
  private final String serverName;
  @Resource private @Nullable WebServiceContext context;

  /** Made by Metro, once for each address. */
  public WebTicketEndpoint() {
    this.tickets = CDI.current().select(WebTicketService.class).get();
    this.serverName = CDI.current().select(Settings.class).get().serverName();
  }

  @Override
  public Source invoke(Source request) {
    return TicketService.carryOut(this::issue, request, context, serverName);
  }

  private XmlElement issue(User user, XmlElement request) {
    TokenRequest read;
    try {
      read = TokenRequest.parse(request);
    } catch (IllegalArgumentException wrong) {
      throw new TicketRefused(WebFault.INVALID_REQUEST, String.valueOf(wrong.getMessage()));
    }
    return tickets.issue(user, read).element();
  }
}
