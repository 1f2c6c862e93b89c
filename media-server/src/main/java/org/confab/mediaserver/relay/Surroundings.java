package org.confab.mediaserver.relay;

import java.util.function.LongSupplier;
import org.confab.mediaserver.figures.Figures;

/**
 * What everything in the relay needs.
 *
 * @param limits what it bears
 * @param rules whom it reaches
 * @param figures what it counts
 * @param millis the time since 1970 in milliseconds
 * @param clock nanoseconds that never go back
 */
record Surroundings(
    RelayLimits limits, PeerRules rules, Figures figures, LongSupplier millis, LongSupplier clock) {
  long now() {
    return millis.getAsLong();
  }

  long nanos() {
    return clock.getAsLong();
  }
}
