package org.confab.mediaserver.audio;

/** The rates at which sound is worked with inside. Each divides those above it. */
public enum SampleRate {
  /** Telephony: G.711. */
  NARROW(8_000),
  /** Wideband: G.722. */
  WIDE(16_000),
  /** All that is heard: Opus. */
  FULL(48_000);

  /** How many there are. */
  public static final int COUNT = values().length;

  private final int perSecond;

  SampleRate(int perSecond) {
    this.perSecond = perSecond;
  }

  /** Samples in a second. */
  public int perSecond() {
    return perSecond;
  }

  /** Samples of a frame. */
  public int samples() {
    return perSecond / Frame.PER_SECOND;
  }
}
