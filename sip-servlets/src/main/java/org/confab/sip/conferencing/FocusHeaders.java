package org.confab.sip.conferencing;

import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import javax.servlet.sip.Address;
import javax.servlet.sip.ServletParseException;
import javax.servlet.sip.SipServletRequest;
import org.confab.core.Refused;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.sip.front.Bodies;
import org.confab.sip.front.Uris;

/** The headers that matter in the dialog with a Focus. */
final class FocusHeaders {
  static final String SESSION_EXPIRES = "Session-Expires";

  static final String CONVERSATION = "Ms-Conversation-ID";
  private static final int MAX_CONVERSATION = 256;

  private FocusHeaders() {}

  /** Whether Supported names session timers (RFC 4028). */
  static boolean supportsTimer(SipServletRequest request) {
    for (Iterator<String> lines = request.getHeaders("Supported"); lines.hasNext(); ) {
      for (String option : lines.next().split(",")) {
        if (option.strip().equalsIgnoreCase("timer")) {
          return true;
        }
      }
    }
    return false;
  }

  /** The time in Session-Expires; throws {@link Refused} 400 if it is none. */
  static Optional<Duration> sessionExpires(SipServletRequest request) {
    String header = request.getHeader(SESSION_EXPIRES);
    if (header == null) {
      return Optional.empty();
    }
    try {
      int seconds = Integer.parseInt(Bodies.mediaType(header));
      if (seconds > 0) {
        return Optional.of(Duration.ofSeconds(seconds));
      }
    } catch (NumberFormatException bad) {
      throw new Refused(400, Diagnostic.PARSE_FAILURE, SESSION_EXPIRES);
    }
    throw new Refused(400, Diagnostic.PARSE_FAILURE, SESSION_EXPIRES);
  }

  /** The Ms-Conversation-ID, empty without one; one that is too long counts as none. */
  static String conversation(SipServletRequest request) {
    String id = request.getHeader(CONVERSATION);
    return id == null || id.length() > MAX_CONVERSATION ? "" : id.strip();
  }

  /** The URI in Contact; throws {@link Refused} 400 if it is no SIP URI. */
  static Optional<SipUri> contact(SipServletRequest request) {
    try {
      Address contact = request.getAddressHeader("Contact");
      return contact == null ? Optional.empty() : Optional.of(Uris.of(contact));
    } catch (ServletParseException bad) {
      throw new Refused(400, Diagnostic.PARSE_FAILURE, "Contact");
    }
  }
}
