package org.confab.core.conferencing;

import java.time.Duration;
import java.util.Optional;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.protocol.mime.MultipartAlternative;
import org.confab.protocol.sip.SipUri;

/**
 * An INVITE to a Focus.
 *
 * @param dialog the dialog it opens
 * @param caller the authenticated endpoint
 * @param flow id of the connection it came by; the dialog ends with it
 * @param displayName the name in the From header, may be empty
 * @param contact the URI in the Contact header
 * @param target the Request-URI
 * @param timerSupported whether the client knows session timers (RFC 4028)
 * @param sessionExpires what its Session-Expires header says
 * @param conversation what its Ms-Conversation-ID header says, empty without one
 * @param body the C3P request
 */
public record JoinRequest(
    FocusDialogId dialog,
    EndpointId caller,
    String flow,
    String displayName,
    Optional<SipUri> contact,
    SipUri target,
    boolean timerSupported,
    Optional<Duration> sessionExpires,
    String conversation,
    Body body) {
  /** Whether a phone calls that wants to be heard, rather than a client of the Focus. */
  public boolean isCall() {
    return (PhoneJoin.is(body) || MultipartAlternative.is(body.contentType()))
        && PhoneJoin.offersMedia(body);
  }
}
