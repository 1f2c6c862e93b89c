package org.confab.sip.container.stack;

import gov.nist.javax.sip.header.RouteList;
import gov.nist.javax.sip.message.SIPRequest;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sip.address.URI;
import javax.sip.header.Parameters;
import javax.sip.header.RouteHeader;

/**
 * Requests inside dialogs that this server never had: a To tag, or a method that lives only in
 * dialogs, but neither a tag that the core gave out nor a Route (or Request-URI) that the core
 * wrote. They get 481 (RFC 3261 12.2.2) before the core sees them; it would take some for new
 * dialogs and forward others to wherever their Request-URI points.
 */
final class Orphans {
  /** What the core writes into its Record-Route to find the application again. */
  private static final String APPLICATION = "appname";

  /** Random number, server, application and application session, as the core composes its tags. */
  private static final Pattern OWN_TAG = Pattern.compile("[^_]+_[^_]+_[0-9a-f]+_[0-9a-f-]+");

  private static final Set<String> WITHOUT_DIALOG = Set.of("REGISTER", "CANCEL");
  private static final Set<String> ONLY_IN_DIALOG = Set.of("ACK", "BYE", "INFO", "PRACK", "UPDATE");

  private final String application;

  /** Knows the dialogs of the application with this hash. */
  Orphans(String application) {
    this.application = application;
  }

  boolean contains(SIPRequest request) {
    String tag = request.getToTag();
    boolean inDialog =
        tag == null
            ? ONLY_IN_DIALOG.contains(request.getMethod())
            : !WITHOUT_DIALOG.contains(request.getMethod());
    return inDialog
        && !(tag != null && OWN_TAG.matcher(tag).matches())
        && !namesApplication(request.getRequestURI())
        && !routed(request.getRouteHeaders());
  }

  private boolean routed(RouteList routes) {
    return routes != null
        && !routes.isEmpty()
        && namesApplication(((RouteHeader) routes.getFirst()).getAddress().getURI());
  }

  private boolean namesApplication(URI uri) {
    return uri instanceof Parameters parameters
        && application.equals(parameters.getParameter(APPLICATION));
  }
}
