package org.confab.sip.conferencing;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import javax.servlet.sip.Proxy;
import javax.servlet.sip.SipApplicationSession;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import javax.servlet.sip.SipURI;
import javax.servlet.sip.annotation.SipServlet;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.authentication.ConferenceKeys;
import org.confab.core.conferencing.Focus;
import org.confab.core.conferencing.FocusDialogId;
import org.confab.core.mcufactory.AttachedMcuLegs;
import org.confab.core.mcufactory.McuAssignment;
import org.confab.core.mcufactory.McuFactory;
import org.confab.core.mcufactory.McuUnavailable;
import org.confab.core.registrar.FlowAddress;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.confab.sip.edge.Flow;
import org.confab.sip.edge.Flows;
import org.confab.sip.front.CallerOf;
import org.confab.sip.front.Uris;
import org.confab.sip.routing.ProxyServlet;
import org.jspecify.annotations.Nullable;

/**
 * The proxy between participants and the media servers of their conferences ([MS-CONFIM] 3.2). A
 * participant calls the conference at its MCU; the call goes to the media server that serves it,
 * and so does each later request in that dialog: to the one that serves it then.
 */
@SipServlet(name = "mcu", applicationName = "confab", loadOnStartup = 1)
public class McuServlet extends ProxyServlet {
  private static final long serialVersionUID = 1L;

  /** A media server is no endpoint of anybody. */
  private static final Epid NO_DEVICE = Epid.of("mcu");

  private static final String USER = "org.confab.mcu.user";
  private static final String FLOW = "org.confab.mcu.flow";
  private static final String CALL = "org.confab.mcu.call";
  private static final String MCU = "org.confab.mcu.conference";

  @Inject private transient McuFactory factory;
  @Inject private transient Focus focus;
  @Inject private transient McuConnections connections;
  @Inject private transient Flows flows;
  @Inject private transient AttachedMcuLegs legs;

  /** For the container, which injects the rest. */
  @SuppressWarnings("NullAway.Init") // the container injects before the first request
  public McuServlet() {}

  @Override
  public void init() {
    legs.attach(connections);
    connections.start();
  }

  @Override
  protected boolean takesServers() {
    return true;
  }

  @Override
  protected void handle(SipServletRequest request) throws ServletException, IOException {
    if (request.getMethod().equals("CANCEL")) {
      return; // the container cancels the branches
    }
    if (!request.isInitial()) {
      request.getApplicationSession().removeAttribute(CALL); // the call has come about
    }
    Optional<String> server = CallerOf.server(request);
    if (server.isPresent()) {
      fromServer(request, server.get());
    } else if (request.isInitial()) {
      join(request, CallerOf.request(request));
    } else {
      toMediaServer(request, CallerOf.request(request));
    }
  }

  /** A media server speaks for the conferences that it serves, to their participants. */
  private void fromServer(SipServletRequest request, String server) throws ServletException {
    ConferenceUri mcu = conference(request, Uris.of(request.getFrom()));
    if (!factory.speaksFor(server, mcu)) {
      throw new Refused(
          403, Diagnostic.CONFERENCE_FORBIDDEN, server + " does not serve " + mcu.asString());
    }
    identity.strip(request);
    if (request.isInitial()) {
      belongsTo(request, Uris.of(request.getTo()).aor());
      proxy(request, new EndpointId(mcu.organizer(), NO_DEVICE));
    } else if (ConferenceKeys.isStranger(Uris.of(request.getTo()))) {
      checkRouteSet(request);
      send(request, stranger(request));
    } else {
      retarget(request);
    }
  }

  /** Who has no account is registered nowhere: the connection by which he called leads to him. */
  private SipURI stranger(SipServletRequest request) throws ServletException {
    FlowAddress address =
        Optional.ofNullable(request.getApplicationSession().getAttribute(FLOW))
            .flatMap(id -> flows.find(id.toString()))
            .map(CallerOf::address)
            .orElseThrow(
                () ->
                    new Refused(
                        480,
                        Diagnostic.ERROR_ROUTING_ON_CLIENT_CONNECTION,
                        "the connection of the call is closed"));
    return (SipURI) factory().createURI(address.uri().asString());
  }

  /**
   * The conference at its MCU that a request is about: inside a dialog the one that the call went
   * to, since a phone may have called the Focus.
   */
  private static ConferenceUri conference(SipServletRequest request, SipUri said) {
    Object known = request.isInitial() ? null : request.getApplicationSession().getAttribute(MCU);
    String uri = known == null ? said.asString() : known.toString();
    return ConferenceUri.parse(uri)
        .filter(found -> !found.isFocus())
        .orElseThrow(() -> new Refused(404, Diagnostic.MCU_URI_INVALID, "no MCU: " + uri));
  }

  /** Whose call it is: nobody else speaks in it. */
  private static void belongsTo(SipServletRequest request, SipUri user) {
    request.getApplicationSession().setAttribute(USER, user.asString());
  }

  /** The media server is told of the call first; the call waits for that without a thread. */
  private void join(SipServletRequest request, EndpointId caller) throws IOException {
    checkRoute(request);
    FocusDialogId call = FocusDialogId.ofCall(caller.aor(), request.getCallId());
    ConferenceUri mcu = focus.call(FocusServlet.joinRequest(call, request));
    SipApplicationSession session = request.getApplicationSession();
    session.setAttribute(MCU, mcu.asString());
    session.setAttribute(CALL, call.value());
    session.setAttribute(FLOW, CallerOf.flow(request).id());
    try {
      join(request, caller, mcu);
    } catch (RuntimeException refused) {
      failed(session);
      throw refused;
    }
  }

  private void join(SipServletRequest request, EndpointId caller, ConferenceUri mcu) {
    identity.stampForServer(request, caller);
    belongsTo(request, caller.aor());
    CompletionStage<Flow> way =
        factory
            .admit(mcu, caller, request.getCallId())
            .thenCompose(by -> connections.flow(by.server()));
    onceOpen(
        request,
        way,
        (flow, failure) -> {
          if (flow == null) {
            failed(request.getApplicationSession());
            refuse(request, refused(failure));
            return;
          }
          Proxy proxy = proxyOf(request);
          proxy.createProxyBranches(List.of(down(mcu.asString(), flow)));
          proxy.startProxy();
        });
  }

  private void refuse(SipServletRequest request, Refused refused) throws IOException {
    if (refused instanceof McuUnavailable unavailable) {
      String seconds = Long.toString(unavailable.retryAfter().toSeconds());
      answers().refuse(request, refused, Map.of("Retry-After", seconds));
    } else {
      answers().refuse(request, refused);
    }
  }

  private static Refused refused(@Nullable Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof Refused known
        ? known
        : new Refused(503, Diagnostic.SERVICE_UNAVAILABLE, String.valueOf(cause));
  }

  /** A call that has not come about leaves nobody in the conference. */
  @Override
  protected void doBranchResponse(SipServletResponse response) {
    super.doBranchResponse(response);
    if (response.getMethod().equals("INVITE") && response.getStatus() >= 300) {
      failed(response.getApplicationSession());
    }
  }

  private void failed(SipApplicationSession session) {
    if (session.getAttribute(CALL) instanceof String call) {
      focus.callFailed(new FocusDialogId(call), String.valueOf(session.getAttribute(FLOW)));
    }
  }

  /** Inside a dialog, whichever media server it began with. */
  private void toMediaServer(SipServletRequest request, EndpointId caller) throws ServletException {
    checkRouteSet(request);
    ConferenceUri mcu = conference(request, Uris.of(request.getTo()));
    if (!caller.aor().asString().equals(request.getApplicationSession().getAttribute(USER))) {
      throw new Refused(403, Diagnostic.CONFERENCE_FORBIDDEN, "another participant's call");
    }
    boolean over = request.getMethod().equals("BYE");
    if (over) {
      // A phone is inside as long as its call; the media server may not know it any more.
      focus.left(FocusDialogId.ofCall(caller.aor(), request.getCallId()));
    } else {
      factory.checkInside(mcu, caller.aor());
    }
    Optional<Flow> way =
        factory.assignment(mcu).map(McuAssignment::server).flatMap(connections::current);
    if (way.isEmpty()) {
      throw new Refused(
          over ? 481 : 503, Diagnostic.SERVICE_UNAVAILABLE, "nobody serves " + mcu.asString());
    }
    identity.stampForServer(request, caller);
    send(request, down(mcu.asString(), way.get()));
  }
}
