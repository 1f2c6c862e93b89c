package org.confab.core.subscription;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.confab.core.EndpointId;
import org.confab.protocol.sip.SipUri;

/** A SUBSCRIBE to the package {@code weather}, as a Communicator sends it unless said otherwise. */
final class AskBuilder {
  private final EndpointId endpoint;
  private final String callId;
  private String event = "weather";
  private boolean inDialog;
  private String flow = "flow";
  private SipUri target;
  private Optional<Duration> expires = Optional.empty();
  private Set<SubscribeOption> options = SubscriptionsTest.COMMUNICATOR;

  AskBuilder(EndpointId endpoint, String callId) {
    this.endpoint = endpoint;
    this.callId = callId;
    this.target = endpoint.aor();
  }

  AskBuilder event(String name) {
    event = name;
    return this;
  }

  AskBuilder inDialog() {
    inDialog = true;
    return this;
  }

  AskBuilder flow(String id) {
    flow = id;
    return this;
  }

  AskBuilder target(String uri) {
    target = SipUri.parse(uri);
    return this;
  }

  AskBuilder expires(long seconds) {
    expires = Optional.of(Duration.ofSeconds(seconds));
    return this;
  }

  AskBuilder options(Set<SubscribeOption> some) {
    options = some;
    return this;
  }

  SubscribeAsk build() {
    return new SubscribeAsk(
        endpoint,
        flow,
        callId,
        event,
        inDialog,
        target,
        expires,
        List.of(),
        options,
        Optional.empty());
  }
}
