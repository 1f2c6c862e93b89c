package org.confab.mediaserver.recording;

import java.time.Duration;

/**
 * How much is recorded.
 *
 * @param atOnce recordings of all conferences
 * @param longest a recording ends by itself after this
 * @param free bytes that stay free on the disk: with less no recording begins, and all end
 * @param waiting frames of all recordings that wait for the disk; what comes then is lost
 */
public record RecordingLimits(int atOnce, Duration longest, long free, int waiting) {
  /** What an instance has; an hour takes 58 MB. */
  public static final RecordingLimits DEFAULT =
      new RecordingLimits(8, Duration.ofHours(4), 512L << 20, 1_000);
}
