package org.confab.sip.testcall;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.servlet.sip.Proxy;
import javax.servlet.sip.SipApplicationSession;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.annotation.SipServlet;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.testcall.TestCalls;
import org.confab.protocol.mcu.McuDescription;
import org.confab.protocol.sip.Diagnostic;
import org.confab.sip.conferencing.McuConnections;
import org.confab.sip.edge.Flow;
import org.confab.sip.front.CallerOf;
import org.confab.sip.front.Connections;
import org.confab.sip.front.Uris;
import org.confab.sip.routing.ProxyServlet;

/**
 * The proxy between people who call to hear themselves and the media server that answers. Only who
 * is signed in here gets that far.
 */
@SipServlet(name = "testcall", applicationName = "confab")
public class TestCallServlet extends ProxyServlet {
  private static final long serialVersionUID = 1L;

  private static final String USER = "org.confab.testcall.user";
  private static final String SERVER = "org.confab.testcall.server";
  private static final String INCARNATION = "org.confab.testcall.incarnation";

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private transient TestCalls calls;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private transient McuConnections connections;

  @Override
  protected boolean takesServers() {
    return true;
  }

  @Override
  protected void handle(SipServletRequest request) throws ServletException {
    if (request.getMethod().equals("CANCEL")) {
      return; // the container cancels the branches
    }
    Optional<String> server = CallerOf.server(request);
    if (server.isPresent()) {
      fromServer(request, server.get());
    } else if (request.isInitial()) {
      begin(request, CallerOf.request(request));
    } else {
      toMediaServer(request, CallerOf.request(request));
    }
  }

  private void begin(SipServletRequest request, EndpointId caller) {
    checkRoute(request);
    McuDescription by = calls.begin();
    SipApplicationSession session = request.getApplicationSession();
    session.setAttribute(USER, caller.aor().asString());
    session.setAttribute(SERVER, by.id());
    session.setAttribute(INCARNATION, by.incarnation().toString());
    identity.stampForServer(request, caller);
    onceOpen(
        request,
        connections.flow(by),
        (flow, failure) -> {
          if (flow == null) {
            throw new Refused(
                503, Diagnostic.SERVICE_UNAVAILABLE, String.valueOf(Connections.cause(failure)));
          }
          Proxy proxy = proxyOf(request);
          proxy.createProxyBranches(List.of(down(calls.address().asString(), flow)));
          proxy.startProxy();
        });
  }

  /** A media server speaks in the calls that it has answered. */
  private void fromServer(SipServletRequest request, String server) throws ServletException {
    if (request.isInitial()
        || !server.equals(request.getApplicationSession().getAttribute(SERVER))) {
      throw new Refused(403, Diagnostic.CONFERENCE_FORBIDDEN, "not a call of " + server);
    }
    identity.strip(request);
    retarget(request);
  }

  private void toMediaServer(SipServletRequest request, EndpointId caller) throws ServletException {
    checkRouteSet(request);
    SipApplicationSession session = request.getApplicationSession();
    if (!caller.aor().asString().equals(session.getAttribute(USER))) {
      throw new Refused(403, Diagnostic.CREDENTIALS_NOT_FOR_FROM, "another person's call");
    }
    UUID incarnation = UUID.fromString(String.valueOf(session.getAttribute(INCARNATION)));
    Flow way =
        connections
            .current(calls.goesOn(incarnation))
            .orElseThrow(
                () ->
                    new Refused(
                        503,
                        Diagnostic.SERVICE_UNAVAILABLE,
                        "no connection for " + Uris.of(request.getTo()).asString()));
    identity.stampForServer(request, caller);
    send(request, down(calls.address().asString(), way));
  }
}
