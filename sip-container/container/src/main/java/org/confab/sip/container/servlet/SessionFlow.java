package org.confab.sip.container.servlet;

import gov.nist.javax.sip.header.Route;
import gov.nist.javax.sip.header.RouteList;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.text.ParseException;
import javax.sip.SipException;
import javax.sip.address.SipURI;
import org.confab.sip.container.stack.FlowRouter;
import org.confab.sip.edge.Flow;
import org.confab.sip.edge.SipEdge;
import org.mobicents.servlet.sip.core.session.MobicentsSipSession;

/**
 * The flow over which a session's other side was last heard. Requests that the server makes inside
 * a dialog go there, whatever address the Contact claims: clients give GRUUs, or addresses that
 * nobody can connect to.
 */
final class SessionFlow {
  private SessionFlow() {}

  /** Notes the flow of the request that began the session. */
  static void begin(MobicentsSipSession session, Flow flow) {
    if (session.isValidInternal() && session.getAttribute(SipEdge.FLOW) == null) {
      session.setAttribute(SipEdge.FLOW, flow);
    }
  }

  /** Notes that the other side of this session is on this flow. */
  static void remember(MobicentsSipSession session, Flow flow) {
    if (session.isValidInternal() && session.getAttribute(SipEdge.FLOW) != flow) {
      session.setAttribute(SipEdge.FLOW, flow);
    }
  }

  /** Puts a Route to the session's flow on top, unless the request says itself where it goes. */
  static void route(SIPRequest request, MobicentsSipSession session) {
    RouteList routes = request.getRouteHeaders();
    boolean routed = routes != null && !routes.isEmpty();
    boolean named =
        request.getRequestURI() instanceof SipURI uri
            && uri.getParameter(FlowRouter.FLOW_ID) != null;
    if (!routed && !named && session.getAttribute(SipEdge.FLOW) instanceof Flow flow) {
      push(request, uri(flow));
    }
  }

  /** Puts a Route to the flow that a URI names on top. */
  static void route(SIPRequest request, javax.servlet.sip.SipURI uri) {
    push(
        request,
        "sip:"
            + uri.getHost()
            + (uri.getPort() > 0 ? ":" + uri.getPort() : "")
            + ";transport="
            + uri.getTransportParam()
            + ";lr;"
            + FlowRouter.FLOW_ID
            + "="
            + uri.getParameter(FlowRouter.FLOW_ID));
  }

  private static void push(SIPRequest request, String uri) {
    try {
      request.addFirst(
          (Route)
              ((RouteList) StringMsgParser.parseSIPHeader("Route: <" + uri + ">\n")).getFirst());
    } catch (ParseException | SipException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String uri(Flow flow) {
    String host = flow.remote().getAddress().getHostAddress();
    return "sip:"
        + (host.indexOf(':') >= 0 ? "[" + host + "]" : host)
        + ":"
        + flow.remote().getPort()
        + ";transport="
        + flow.transport()
        + ";lr;"
        + FlowRouter.FLOW_ID
        + "="
        + flow.id();
  }
}
