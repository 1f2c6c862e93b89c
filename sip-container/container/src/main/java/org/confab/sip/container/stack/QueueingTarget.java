package org.confab.sip.container.stack;

import java.time.Duration;
import java.util.function.Supplier;
import org.confab.subsystem.live.LiveSettings;

/** How long messages may wait for a worker in the long run, as the administrator has set it. */
final class QueueingTarget implements Supplier<Duration> {
  private static final String PROPERTY = "confab.overload.delay";

  /** Below T1, after which clients on UDP send the same again. */
  private static final Duration STANDARD = Duration.ofMillis(300);

  @Override
  public Duration get() {
    return LiveSettings.current()
        .flatMap(live -> live.value(PROPERTY))
        .map(millis -> Duration.ofMillis(Long.parseLong(millis)))
        .orElse(STANDARD);
  }
}
