package org.confab.core.subscription;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.protocol.sip.SipUri;

/**
 * A SUBSCRIBE as the capabilities see it.
 *
 * @param id the subscription; the same one again when it is refreshed or changed in its dialog
 * @param subscriber the authenticated endpoint that asks
 * @param target the Request-URI: a user, or a conference
 * @param refresh whether the subscription already lives
 * @param expires what the client asks for; zero is a one-time fetch or the end
 * @param accept media types of the Accept headers in lower case, without parameters; empty if none
 * @param options what the subscriber offers in its Supported headers, and what is known of it
 * @param body the request's body, if it has one
 */
public record SubscribeRequest(
    SubscriptionId id,
    EndpointId subscriber,
    SipUri target,
    boolean refresh,
    Duration expires,
    List<String> accept,
    Set<SubscribeOption> options,
    Optional<Body> body) {
  /** A request of a subscriber that offers nothing. */
  public SubscribeRequest(
      SubscriptionId id,
      EndpointId subscriber,
      SipUri target,
      boolean refresh,
      Duration expires,
      List<String> accept,
      Optional<Body> body) {
    this(id, subscriber, target, refresh, expires, accept, Set.of(), body);
  }

  /** Whether this is a fetch or the end of a subscription. */
  public boolean ends() {
    return expires.isZero();
  }
}
