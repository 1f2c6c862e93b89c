package org.confab.sip.container.stack;

import gov.nist.javax.sip.address.AddressImpl;
import gov.nist.javax.sip.header.Route;
import gov.nist.javax.sip.header.RouteList;
import gov.nist.javax.sip.message.SIPRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
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
   * @param neighbours those of servers to which an ACK may go on
   */
  static void tidy(SIPRequest request, Set<String> names, Supplier<Set<String>> neighbours) {
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
                  return isOwn(uri)
                      || (unanswered ? isAmong(uri, neighbours.get()) : !isAmong(uri, names));
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

  /**
   * Undoes what a strict router of RFC 2543 has done (RFC 3261 16.4): it writes the next hop, this
   * server's Record-Route, into the Request-URI and the target at the end of the route. Afterwards
   * the request is as a loose router would have sent it.
   */
  static void loosen(SIPRequest request) {
    RouteList routes = request.getRouteHeaders();
    if (routes == null || !isOwn(request.getRequestURI())) {
      return;
    }
    List<Route> given = List.copyOf(routes);
    Route own = new Route();
    AddressImpl here = new AddressImpl();
    here.setURI(request.getRequestURI());
    own.setAddress(here);
    RouteList loose = new RouteList();
    loose.add(own);
    loose.addAll(given.subList(0, given.size() - 1));
    request.setRequestURI(given.get(given.size() - 1).getAddress().getURI());
    request.removeHeader("Route");
    request.setHeader(loose);
  }

  /** Whether that value of a Route header leads to this server. */
  static boolean isOwn(String route) {
    return route.contains(";" + APPLICATION + "=");
  }

  private static boolean isOwn(URI uri) {
    return uri instanceof Parameters parameters && parameters.getParameter(APPLICATION) != null;
  }

  private static boolean isAmong(URI uri, Set<String> names) {
    return uri instanceof SipURI sip && names.contains(sip.getHost().toLowerCase(Locale.ROOT));
  }
}
