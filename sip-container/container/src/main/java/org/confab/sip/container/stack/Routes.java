package org.confab.sip.container.stack;

import gov.nist.javax.sip.header.Route;
import gov.nist.javax.sip.header.RouteList;
import gov.nist.javax.sip.message.SIPRequest;
import java.util.List;
import javax.sip.address.URI;
import javax.sip.header.Parameters;

/**
 * Routes in requests of clients. Only those count that the core wrote itself as Record-Route: a
 * client that could name a further hop could use the server to reach others past its routing.
 */
final class Routes {
  private static final String APPLICATION = "appname";

  private Routes() {}

  /** Removes all other Routes; one that names this server as outbound proxy has done its work. */
  static void keepOwn(SIPRequest request) {
    RouteList routes = request.getRouteHeaders();
    if (routes == null) {
      return;
    }
    List<Route> own = routes.stream().filter(route -> isOwn(route.getAddress().getURI())).toList();
    if (own.size() == routes.size()) {
      return;
    }
    request.removeHeader("Route");
    if (!own.isEmpty()) {
      RouteList kept = new RouteList();
      kept.addAll(own);
      request.setHeader(kept);
    }
  }

  /** Whether that value of a Route header leads to this server. */
  static boolean isOwn(String route) {
    return route.contains(";" + APPLICATION + "=");
  }

  private static boolean isOwn(URI uri) {
    return uri instanceof Parameters parameters && parameters.getParameter(APPLICATION) != null;
  }
}
