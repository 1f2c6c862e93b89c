package org.confab.sip.front;

import java.util.Optional;
import javax.servlet.sip.Address;
import javax.servlet.sip.SipServletMessage;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.URI;
import org.confab.core.Refused;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;

/** From the container's URIs to the project's values. */
public final class Uris {
  private Uris() {}

  /**
   * The URI as a value.
   *
   * @throws Refused 416 if it is of another scheme, 400 if it is malformed
   */
  public static SipUri of(URI uri) {
    return of(uri.toString());
  }

  /** The same of a URI's text. */
  public static SipUri of(String text) {
    if (!text.regionMatches(true, 0, "sip", 0, 3)) {
      throw new Refused(416, Diagnostic.PARSE_FAILURE, "not a SIP URI");
    }
    return parse(text);
  }

  /** The URI of an address, without header parameters such as tag and epid. */
  public static SipUri of(Address address) {
    return of(address.getURI());
  }

  /** The Request-URI. */
  public static SipUri target(SipServletRequest request) {
    return of(request.getRequestURI());
  }

  /** The {@code epid} of the To header, if it names one endpoint. */
  public static Optional<Epid> toEpid(SipServletMessage message) {
    return epid(message.getTo());
  }

  /** The {@code epid} of the From header. */
  public static Optional<Epid> fromEpid(SipServletMessage message) {
    return epid(message.getFrom());
  }

  private static Optional<Epid> epid(Address address) {
    String text = address.getParameter("epid");
    try {
      return text == null || text.isEmpty() ? Optional.empty() : Optional.of(Epid.of(text));
    } catch (IllegalArgumentException bad) {
      throw new Refused(400, Diagnostic.EPID_TOO_LONG, "bad epid");
    }
  }

  private static SipUri parse(String text) {
    try {
      return SipUri.parse(text);
    } catch (IllegalArgumentException bad) {
      throw new Refused(400, Diagnostic.PARSE_FAILURE, "malformed SIP URI");
    }
  }
}
