package org.confab.core.subscription;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.confab.core.Body;
import org.confab.core.Refused;

/** An event package that remembers what it was asked. */
final class RecordingPackage implements EventPackage {
  final List<SubscribeRequest> requests = new ArrayList<>();
  final List<SubscriptionId> ended = new ArrayList<>();
  Optional<Refused> refusal = Optional.empty();

  @Override
  public String name() {
    return "weather";
  }

  @Override
  public Opening subscribe(SubscribeRequest request) {
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    requests.add(request);
    return new Opening(Optional.of(Body.of("text/plain", "sunny")), Duration.ofHours(1));
  }

  @Override
  public void ended(SubscriptionId id) {
    ended.add(id);
  }
}
