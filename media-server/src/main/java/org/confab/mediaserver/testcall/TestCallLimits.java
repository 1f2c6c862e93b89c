package org.confab.mediaserver.testcall;

import java.time.Duration;

/**
 * How many test calls there are, and how long each lasts.
 *
 * @param calls at once
 * @param callsOfUser at once, of one person
 * @param speech what is recorded and played back
 * @param patience the prompt comes when the caller's sound has come, or after this
 * @param longest a call ends after this, whatever has happened
 */
public record TestCallLimits(
    int calls, int callsOfUser, Duration speech, Duration patience, Duration longest) {
  /** What an instance has. */
  public static final TestCallLimits DEFAULT =
      new TestCallLimits(
          16, 2, Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(60));
}
