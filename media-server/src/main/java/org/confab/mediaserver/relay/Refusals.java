package org.confab.mediaserver.relay;

import java.util.Map;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;
import org.confab.protocol.stun.StunError;

/** What was refused to known users, by reason. */
final class Refusals {
  private static final Map<StunError, Counter> REASONS =
      Map.of(
          StunError.QUOTA_REACHED, Counter.RELAY_REFUSED_QUOTA,
          StunError.INSUFFICIENT_CAPACITY, Counter.RELAY_REFUSED_CAPACITY,
          StunError.FORBIDDEN, Counter.RELAY_REFUSED_FORBIDDEN);

  private Refusals() {}

  static void count(Figures figures, StunError error) {
    figures.count(Counter.RELAY_REFUSED);
    Counter reason = REASONS.get(error);
    if (reason != null) {
      figures.count(reason);
    }
  }
}
