package org.confab.core.subscription;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.protocol.sip.SipUri;

/**
 * A SUBSCRIBE as it came in.
 *
 * @param subscriber the authenticated endpoint
 * @param flow the connection that brought it, with which the subscription ends; empty if it came
 *     without one, by UDP
 * @param callId the Call-ID: with endpoint and event it names the subscription
 * @param event the Event header's package, without parameters
 * @param inDialog whether the To header has a tag
 * @param target the Request-URI; inside a dialog it is this server's Contact and not looked at
 * @param expires the Expires header, if there is one
 * @param accept media types in lower case, without parameters
 * @param options what the subscriber offers, and what is known of it
 * @param body the body, if there is one
 */
public record SubscribeAsk(
    EndpointId subscriber,
    String flow,
    String callId,
    String event,
    boolean inDialog,
    SipUri target,
    Optional<Duration> expires,
    List<String> accept,
    Set<SubscribeOption> options,
    Optional<Body> body) {}
