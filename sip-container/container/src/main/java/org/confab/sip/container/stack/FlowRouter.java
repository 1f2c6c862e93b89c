package org.confab.sip.container.stack;

import gov.nist.javax.sip.header.RouteList;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.HopImpl;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.ListIterator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sip.SipStack;
import javax.sip.address.Hop;
import javax.sip.address.Router;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.RouteHeader;
import javax.sip.message.Request;
import org.confab.sip.container.transport.ConnectionFlow;
import org.jspecify.annotations.Nullable;

/**
 * The next hop of a request: the flow that the topmost Route, else the Request-URI, names by {@code
 * ms-received-cid}, or the address if it is written in digits. Names are never looked up: a request
 * to a name, like one to a closed flow, goes to {@link #NOWHERE}, where it fails at once.
 */
public final class FlowRouter implements Router {
  /** The parameter that names a flow. */
  public static final String FLOW_ID = "ms-received-cid";

  /** Host of the hop that leads nowhere. */
  static final String NOWHERE = "0.0.0.0";

  private static final int DISCARD = 9;
  private static final Pattern ADDRESS =
      Pattern.compile(
          "%1$s(?:\\.%1$s){3}|\\[?[0-9a-fA-F]*:[0-9a-fA-F:.]*]?"
              .formatted("(?:25[0-5]|2[0-4]\\d|[01]?\\d?\\d)"));

  /** A router for one question. */
  public FlowRouter() {}

  /** Made by the stack, which gives itself and the outbound proxy of its configuration. */
  public FlowRouter(SipStack stack, @Nullable String outboundProxy) {}

  @Override
  public Hop getNextHop(Request request) {
    URI uri = target((SIPRequest) request);
    return uri instanceof SipURI sip ? hop(sip) : new HopImpl(NOWHERE, DISCARD, "udp");
  }

  private static URI target(SIPRequest request) {
    RouteList routes = request.getRouteHeaders();
    return routes == null || routes.isEmpty()
        ? request.getRequestURI()
        : ((RouteHeader) routes.getFirst()).getAddress().getURI();
  }

  private static Hop hop(SipURI uri) {
    String transport =
        Optional.ofNullable(uri.getTransportParam())
            .orElse(uri.isSecure() ? "tls" : "udp")
            .toLowerCase(Locale.ROOT);
    String id = uri.getParameter(FLOW_ID);
    if (id != null) {
      return FlowProcessorFactory.wire()
          .flows()
          .find(id)
          .filter(ConnectionFlow::isOpen)
          .map(FlowRouter::hopOf)
          .orElseGet(() -> new HopImpl(NOWHERE, DISCARD, transport));
    }
    if (!isAddress(uri.getHost())) {
      return new HopImpl(NOWHERE, DISCARD, transport);
    }
    int port = uri.getPort() > 0 ? uri.getPort() : transport.equals("tls") ? 5061 : 5060;
    return new HopImpl(uri.getHost(), port, transport);
  }

  private static Hop hopOf(ConnectionFlow flow) {
    InetSocketAddress remote = flow.remote();
    String host = remote.getAddress().getHostAddress();
    return new HopImpl(
        host.indexOf(':') >= 0 ? "[" + host + "]" : host, remote.getPort(), flow.transport());
  }

  /** Whether the host is an IP address, so that no look-up is needed to use it. */
  static boolean isAddress(String host) {
    return ADDRESS.matcher(host).matches();
  }

  @Override
  public @Nullable Hop getOutboundProxy() {
    return null;
  }

  @Override
  public ListIterator<Hop> getNextHops(Request request) {
    return List.of(getNextHop(request)).listIterator();
  }
}
