package org.confab.core.authentication;

import java.time.Instant;
import java.util.Optional;
import org.confab.core.EndpointId;
import org.confab.protocol.sip.RawMessage;

/**
 * Which device of a plain SIP client sends a request. REGISTER tells it by instance or Contact;
 * calls, messages and subscriptions often have another Contact, or none, and belong to the device
 * that was heard of that user on that flow.
 */
final class DigestEndpoint {
  private DigestEndpoint() {}

  /** The endpoint; its address is that of From. */
  static EndpointId of(RawMessage request, FlowOrigin origin, DigestFlow flow, Instant now) {
    boolean named = isNamed(request);
    if (named) {
      EndpointId own = SenderEndpoint.of(request);
      if (request.method().equals("REGISTER") || flow.knows(own, now)) {
        return own;
      }
    }
    Optional<EndpointId> known =
        request.from().aor().flatMap(aor -> flow.newestOf(aor, now)).filter(e -> epid(request));
    return known.orElseGet(
        () -> named ? SenderEndpoint.of(request) : SenderEndpoint.at(request, origin.address()));
  }

  private static boolean epid(RawMessage request) {
    return request.from().epid().isEmpty();
  }

  private static boolean isNamed(RawMessage request) {
    return !request.from().epid().isEmpty() || request.header("contact").isPresent();
  }
}
