package org.confab.sip.container.stack;

import gov.nist.javax.sip.header.RouteList;
import gov.nist.javax.sip.message.SIPRequest;
import java.util.Set;
import javax.sip.address.URI;
import javax.sip.header.Parameters;
import javax.sip.header.RouteHeader;

/**
 * Requests inside dialogs that this server does not have (any more): a To tag, or a method that
 * lives only in dialogs, but neither a tag that the core gave out nor a Route (or Request-URI) that
 * the core wrote. They get 481 (RFC 3261 12.2.2) before the core sees them; it would take some for
 * new dialogs and forward others to wherever their Request-URI points.
 */
final class Orphans {
  private static final String APPLICATION = "appname";
  private static final String SESSION = "app_id";
  private static final Set<String> WITHOUT_DIALOG = Set.of("REGISTER", "CANCEL");
  private static final Set<String> ONLY_IN_DIALOG = Set.of("ACK", "BYE", "INFO", "PRACK", "UPDATE");

  private final KnownDialogs known;

  Orphans(KnownDialogs known) {
    this.known = known;
  }

  boolean contains(SIPRequest request) {
    String tag = request.getToTag();
    boolean inDialog =
        tag == null
            ? ONLY_IN_DIALOG.contains(request.getMethod())
            : !WITHOUT_DIALOG.contains(request.getMethod());
    return inDialog
        && !(tag != null && known.hasTag(tag))
        && !isKnown(request.getRequestURI())
        && !routed(request.getRouteHeaders());
  }

  private boolean routed(RouteList routes) {
    return routes != null
        && !routes.isEmpty()
        && isKnown(((RouteHeader) routes.getFirst()).getAddress().getURI());
  }

  private boolean isKnown(URI uri) {
    if (!(uri instanceof Parameters parameters)) {
      return false;
    }
    String application = parameters.getParameter(APPLICATION);
    String session = parameters.getParameter(SESSION);
    return application != null && session != null && known.hasRoute(application, session);
  }
}
