package org.confab.sip.container.stack;

import gov.nist.javax.sip.header.Route;
import gov.nist.javax.sip.header.RouteList;
import gov.nist.javax.sip.message.SIPRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.Parameters;

/**
 * Routes in requests of clients. One that names this server as outbound proxy has done its work.
 * One that names somebody else is for the application to refuse; in an ACK, which nobody can
 * refuse, it is cut off, so that no client reaches others past the routing.
 */
final class Routes {
  private static final String APPLICATION = "appname";

  private Routes() {}

  /**
   * Removes what has done its work or must not work.
   *
   * @param names the names and addresses of this server, in lower case
   */
  static void tidy(SIPRequest request, Set<String> names) {
    RouteList routes = request.getRouteHeaders();
    if (routes == null) {
      return;
    }
    boolean unanswered = request.getMethod().equals("ACK");
    List<Route> kept =
        routes.stream()
            .filter(
                route -> {
                  URI uri = route.getAddress().getURI();
                  return isOwn(uri) || !(unanswered || isHere(uri, names));
                })
            .toList();
    if (kept.size() == routes.size()) {
      return;
    }
    request.removeHeader("Route");
    if (!kept.isEmpty()) {
      RouteList list = new RouteList();
      list.addAll(kept);
      request.setHeader(list);
    }
  }

  /** Whether that value of a Route header leads to this server. */
  static boolean isOwn(String route) {
    return route.contains(";" + APPLICATION + "=");
  }

  private static boolean isOwn(URI uri) {
    return uri instanceof Parameters parameters && parameters.getParameter(APPLICATION) != null;
  }

  private static boolean isHere(URI uri, Set<String> names) {
    return uri instanceof SipURI sip && names.contains(sip.getHost().toLowerCase(Locale.ROOT));
  }
}
