package org.confab.sip.front;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.annotation.SipServlet;
import org.confab.core.Refused;
import org.confab.core.testcall.TestCalls;
import org.confab.protocol.mcu.TestCallAddress;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.Gruu;
import org.confab.protocol.sip.SipUri;

/**
 * Takes every initial request and hands it to the servlet that the {@link RoutingTable} names. That
 * servlet then owns the session: later requests and responses of the dialog go straight to it.
 */
@SipServlet(name = "front", applicationName = "confab", loadOnStartup = 1)
public class FrontServlet extends AdapterServlet {
  private static final long serialVersionUID = 1L;

  /** The servlets whose requests go on to endpoints and media servers. */
  private static final Set<String> RELAYS = Set.of("proxy", "mcu", "testcall");

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private transient TestCalls testCalls;

  @Override
  protected boolean relays(SipServletRequest request) {
    return RoutingTable.servlet(incoming(request)).filter(RELAYS::contains).isPresent();
  }

  @Override
  protected boolean takesServers() {
    return true;
  }

  @Override
  protected void handle(SipServletRequest request) throws ServletException, IOException {
    RoutingTable.Incoming incoming = incoming(request);
    String name = RoutingTable.servlet(incoming).orElseThrow(() -> unserved(incoming));
    dispatcher(request, name).forward(request, null);
  }

  private static Refused unserved(RoutingTable.Incoming incoming) {
    String what = "nothing serves " + incoming;
    return incoming.application().isEmpty()
        ? new Refused(501, Diagnostic.CONTENT_TYPE_UNEXPECTED, what)
        : new Refused(404, Diagnostic.RESOURCE_UNKNOWN, what);
  }

  private static RequestDispatcher dispatcher(SipServletRequest request, String servlet) {
    try {
      return request.getRequestDispatcher(servlet);
    } catch (IllegalArgumentException unknown) {
      throw new Refused(501, Diagnostic.SERVICE_UNAVAILABLE, servlet + " is not deployed");
    }
  }

  private RoutingTable.Incoming incoming(SipServletRequest request) {
    SipUri target = Uris.target(request);
    String event = request.getHeader("Event");
    return new RoutingTable.Incoming(
        request.getMethod(),
        CallerOf.server(request).isPresent(),
        !target.user().isEmpty(),
        application(target),
        event == null ? "" : Bodies.mediaType(event).toLowerCase(Locale.ROOT),
        Bodies.mediaType(request));
  }

  private String application(SipUri target) {
    String role = testCalls.isFor(target) ? TestCallAddress.SERVICE : Gruu.server(target);
    return role.isEmpty() ? Gruu.application(target) : "srvr:" + role;
  }
}
