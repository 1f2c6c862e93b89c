package org.confab.core.mcufactory;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.protocol.conference.ConferenceUri;

/**
 * Conferences that are over, while their media servers still say BYE to those who were in them: for
 * {@link McuLimits#farewell}, and not more of them than may be on.
 */
final class Farewells {
  private record Farewell(McuAssignment by, Instant until) {}

  private final Clock clock;
  private final McuLimits limits;
  private final Map<ConferenceUri, Farewell> farewells = new ConcurrentHashMap<>();

  Farewells(Clock clock, McuLimits limits) {
    this.clock = clock;
    this.limits = limits;
  }

  /** A conference is over that this media server has served. */
  void begin(McuAssignment by) {
    if (farewells.size() < limits.conferences()) {
      farewells.put(by.conference(), new Farewell(by, clock.instant().plus(limits.farewell())));
    }
  }

  /** Who says BYE for a conference that is over. */
  Optional<McuAssignment> of(ConferenceUri mcu) {
    return Optional.ofNullable(farewells.get(mcu)).map(Farewell::by);
  }

  /** Forgets those that have had their time. */
  void sweep() {
    Instant now = clock.instant();
    farewells.values().removeIf(farewell -> now.isAfter(farewell.until()));
  }
}
