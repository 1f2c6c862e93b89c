package org.confab.sip.routing;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import javax.servlet.sip.Address;
import javax.servlet.sip.Proxy;
import javax.servlet.sip.ProxyBranch;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import javax.servlet.sip.SipURI;
import javax.servlet.sip.annotation.SipServlet;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.peers.Peer;
import org.confab.core.registrar.Binding;
import org.confab.core.registrar.ClientDialect;
import org.confab.core.registrar.FlowAddress;
import org.confab.core.routing.Breadth;
import org.confab.core.routing.Destination;
import org.confab.core.routing.RouteSignature;
import org.confab.core.routing.Router;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.sip.edge.Flow;
import org.confab.sip.edge.SessionTurns;
import org.confab.sip.edge.SipEdge;
import org.confab.sip.front.AdapterServlet;
import org.confab.sip.front.CallerOf;
import org.confab.sip.front.Connections;
import org.confab.sip.front.Uris;
import org.jspecify.annotations.Nullable;

/**
 * Carries requests between users: to the endpoints that the {@link Router} names, in parallel, and
 * inside dialogs to the endpoint of the dialog, always down the connection on which it registered.
 */
@SipServlet(name = "proxy", applicationName = "confab")
public class ProxyServlet extends AdapterServlet {
  private static final long serialVersionUID = 1L;

  /** Requests that begin a dialog; the server stays on its path. */
  private static final Set<String> DIALOGS = Set.of("INVITE", "REFER");

  /** A conversation may rest that long; clients do not refresh it. */
  private static final int DIALOG_MINUTES = 12 * 60;

  /**
   * Timer C in seconds: how long a phone may ring without saying so again (RFC 3261 16.6, 16.7).
   */
  private static final int RING_SECONDS = 180;

  /** How long a group of endpoints may ring, in seconds, where others are to be asked after it. */
  private static final int GROUP_SECONDS = 30;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  transient Router router;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  transient RouteSignature signature;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  protected transient Identity identity;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  transient PeerConnections peers;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  transient SessionTurns turns;

  @Override
  protected boolean relays(SipServletRequest request) {
    return true;
  }

  @Override
  protected void handle(SipServletRequest request) throws ServletException, IOException {
    if (request.getMethod().equals("CANCEL")) {
      return; // the container cancels the branches
    }
    EndpointId caller = CallerOf.sender(request);
    Optional<Peer> from = CallerOf.peer(request);
    if (from.isPresent()) {
      peers.heard(from.get(), CallerOf.flow(request));
      identity.fromPeer(request, from.get());
    } else {
      identity.stamp(request, caller);
    }
    if (request.isInitial()) {
      proxy(request, caller);
    } else {
      retarget(request);
    }
  }

  /** A request outside of dialogs ends its way here; it is not for passing through. */
  protected static void checkRoute(SipServletRequest request) {
    if (request.getHeader("Route") != null) {
      throw new Refused(403, Diagnostic.ROUTE_SET_NOT_VALID, "Route beyond this server");
    }
  }

  /** Sends a request outside of dialogs to the endpoints of a user. */
  protected final void proxy(SipServletRequest request, EndpointId caller) throws ServletException {
    checkRoute(request);
    Destination destination =
        router.route(request.getMethod(), Uris.target(request), Uris.toEpid(request), caller);
    if (destination instanceof Destination.Elsewhere elsewhere) {
      proxyToPeer(request, elsewhere.peer(), caller);
      return;
    }
    if (!(destination instanceof Destination.Endpoints endpoints)) {
      throw new Refused(404, Diagnostic.RESOURCE_UNKNOWN, "no such application");
    }
    Proxy proxy = proxyOf(request);
    Iterator<List<Binding>> groups = endpoints.groups().iterator();
    while (groups.hasNext()) {
      List<Binding> group = groups.next();
      List<ProxyBranch> branches = branch(proxy, group, breadth(request, group.size()));
      if (groups.hasNext()) {
        branches.forEach(one -> one.setProxyBranchTimeout(GROUP_SECONDS));
      }
    }
    proxy.startProxy(); // the container tries those together that were made together
  }

  /** What came from one server goes to no other: this one is on nobody's way between others. */
  private void proxyToPeer(SipServletRequest request, Peer peer, EndpointId caller) {
    if (CallerOf.peer(request).isPresent() || CallerOf.server(request).isPresent()) {
      throw new Refused(404, Diagnostic.USER_NOT_IN_POOL, "not from server to server");
    }
    identity.stampForServer(request, caller);
    onceOpen(
        request,
        peers.flow(peer),
        (flow, failure) -> {
          if (flow == null) {
            throw new Refused(
                504,
                Diagnostic.PEER_NOT_CONNECTED,
                peer.name() + ": " + Connections.cause(failure));
          }
          Proxy proxy = proxyOf(request);
          request.pushRoute(way(flow, 0));
          proxy.createProxyBranches(List.of(request.getRequestURI()));
          proxy.startProxy();
        });
  }

  /**
   * The Route down a flow to another server, which gets the rest of the request's Routes.
   *
   * @param own how many of them, from the topmost, are this server's and end here
   */
  private SipURI way(Flow flow, int own) throws ServletException {
    SipUri uri = CallerOf.address(flow).uri().with(SipEdge.ONWARD, Integer.toString(own));
    return (SipURI) factory().createURI(uri.asString() + ";lr");
  }

  /** What becomes of a request that has waited for a connection. */
  protected interface Onward {
    /** Goes on, down the flow or without one. */
    void go(@Nullable Flow flow, @Nullable Throwable failure) throws ServletException, IOException;
  }

  /** Goes on with a request when a connection is there, without a thread that waits. */
  protected final void onceOpen(
      SipServletRequest request, CompletionStage<Flow> way, Onward onward) {
    way.whenComplete(
        (flow, failure) ->
            turns.later(
                request.getApplicationSession(), () -> goOn(request, onward, flow, failure)));
  }

  private void goOn(
      SipServletRequest request, Onward onward, @Nullable Flow flow, @Nullable Throwable failure) {
    if (request.isCommitted()) {
      return; // cancelled meanwhile
    }
    try {
      answering(request, () -> onward.go(flow, failure));
    } catch (IOException gone) {
      getServletContext().log(request.getCallId() + " was not answered", gone);
    }
  }

  /** The proxy of a request outside of dialogs; this server stays on the path of a dialog. */
  protected final Proxy proxyOf(SipServletRequest request) throws ServletException {
    Proxy proxy = request.getProxy();
    proxy.setParallel(true);
    proxy.setSupervised(true);
    proxy.setRecurse(false);
    proxy.setProxyTimeout(RING_SECONDS);
    if (DIALOGS.contains(request.getMethod())) {
      stayOnPath(proxy, request);
    }
    return proxy;
  }

  private void stayOnPath(Proxy proxy, SipServletRequest request) {
    proxy.setRecordRoute(true);
    proxy
        .getRecordRouteURI()
        .setParameter(
            RouteSignature.PARAMETER,
            signature.sign(
                request.getCallId(), Uris.of(request.getFrom()), Uris.of(request.getTo())));
  }

  /** The Max-Breadth of each branch. */
  private static List<Integer> breadth(SipServletRequest request, int branches) {
    return Breadth.of(Optional.ofNullable(request.getHeader(Breadth.HEADER))).shares(branches);
  }

  private List<ProxyBranch> branch(Proxy proxy, List<Binding> bindings, List<Integer> breadth)
      throws ServletException {
    List<SipURI> targets = new ArrayList<>();
    for (Binding binding : bindings) {
      targets.add(target(binding));
    }
    List<ProxyBranch> branches = proxy.createProxyBranches(targets);
    for (int i = 0; i < branches.size(); i++) {
      Binding binding = bindings.get(i);
      SipServletRequest copy = branches.get(i).getRequest();
      copy.setHeader(Breadth.HEADER, breadth.get(i).toString());
      // A phone would give it back as its own: in From it is the mark of Communicator clients.
      boolean named = binding.gruu().isPresent() && binding.dialect() != ClientDialect.PLAIN;
      if (named && Uris.toEpid(copy).isEmpty()) {
        copy.getTo().setParameter("epid", binding.endpoint().epid().asString());
      }
    }
    return branches;
  }

  /** Inside a dialog: the parties only, on the route set that this server gave them. */
  protected final void retarget(SipServletRequest request) throws ServletException {
    Optional<Peer> peer =
        CallerOf.peer(request).isPresent()
            ? Optional.empty()
            : router.peerInDialog(Uris.of(request.getTo()));
    if (peer.isPresent()) {
      toPeer(request, peer.get());
      return;
    }
    checkRouteSet(request);
    Binding binding =
        router.inDialog(Uris.target(request), Uris.of(request.getTo()), Uris.toEpid(request));
    send(request, target(binding));
  }

  /** Inside a dialog with a peer's user: along whatever route that peer gave, but through it. */
  private void toPeer(SipServletRequest request, Peer peer) throws ServletException {
    verify(request, signed(request.getPoppedRoute()));
    Flow flow = peers.current(peer).orElseThrow(() -> notConnected(peer));
    identity.stampForServer(request, CallerOf.sender(request));
    request.pushRoute(way(flow, ownRoutes(request)));
  }

  /** Inside a dialog the container lets no request wait; the next one finds a connection. */
  private Refused notConnected(Peer peer) {
    peers.flow(peer);
    return new Refused(480, Diagnostic.PEER_NOT_CONNECTED, "no connection to " + peer.name());
  }

  /** How many Routes from the topmost are this server's: it writes two between two transports. */
  private int ownRoutes(SipServletRequest request) throws ServletException {
    int own = 0;
    Iterator<Address> rest = request.getAddressHeaders("Route");
    while (rest.hasNext() && isOwn(request, signed(rest.next()))) {
      own++;
    }
    return own;
  }

  /** Inside a dialog a request may go only along the route set that this server gave it. */
  protected final void checkRouteSet(SipServletRequest request) throws ServletException {
    verify(request, signed(request.getPoppedRoute()));
    Iterator<Address> rest = request.getAddressHeaders("Route");
    while (rest.hasNext()) {
      verify(request, signed(rest.next()));
    }
  }

  /** Lets a request inside a dialog go on to that URI, which names a flow. */
  protected static void send(SipServletRequest request, SipURI target) {
    request.setRequestURI(target);
    if (request.getMethod().equals("INVITE")) {
      // For a re-INVITE of the callee the container puts the caller's Contact over the Request-URI.
      request.pushRoute(target);
    }
  }

  private void verify(SipServletRequest request, String signed) {
    signature.verify(
        signed, request.getCallId(), Uris.of(request.getFrom()), Uris.of(request.getTo()));
  }

  private boolean isOwn(SipServletRequest request, String signed) {
    return signature.isOurs(
        signed, request.getCallId(), Uris.of(request.getFrom()), Uris.of(request.getTo()));
  }

  private static String signed(@Nullable Address route) {
    return route != null && route.getURI() instanceof SipURI uri
        ? Objects.requireNonNullElse(uri.getParameter(RouteSignature.PARAMETER), "")
        : "";
  }

  /** Every final response of a branch; what else comes goes to {@link #doResponse}. */
  @Override
  protected void doBranchResponse(SipServletResponse response) {
    identity.stamp(response);
    if (response.getStatus() / 100 == 2 && response.getMethod().equals("INVITE")) {
      Forks.endOthers(response.getProxyBranch());
    }
  }

  @Override
  protected void doResponse(SipServletResponse response) {
    identity.stamp(response);
    if (response.getStatus() / 100 == 1) {
      Forks.endLate(response);
    }
    if (response.getStatus() / 100 == 2 && DIALOGS.contains(response.getMethod())) {
      response.getApplicationSession().setExpires(DIALOG_MINUTES);
    }
  }

  /** That address, with the way to the server that serves it. */
  protected final SipURI down(String address, Flow flow) throws ServletException {
    SipURI uri = (SipURI) factory().createURI(address);
    uri.setTransportParam(flow.transport());
    uri.setParameter(FlowAddress.PARAMETER, flow.id());
    return uri;
  }

  private SipURI target(Binding binding) throws ServletException {
    return (SipURI) factory().createURI(binding.target().asString());
  }

  /** The container's factory. */
  protected SipFactory factory() {
    return (SipFactory) getServletContext().getAttribute(SIP_FACTORY);
  }
}
