package org.confab.core.presence;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.protocol.sip.SipUri;

/**
 * A PUBLISH as it came in (RFC 3903 4.1).
 *
 * @param publisher the authenticated endpoint
 * @param target the Request-URI: whose state it is
 * @param event the Event header's package, without parameters; empty if missing
 * @param expires the Expires header, if there is one
 * @param ifMatch the entity-tags of the SIP-If-Match headers
 * @param body the body, if there is one
 */
public record PublishAsk(
    EndpointId publisher,
    SipUri target,
    String event,
    Optional<Duration> expires,
    List<String> ifMatch,
    Optional<Body> body) {}
