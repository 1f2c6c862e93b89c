package org.confab.mediaserver.audio;

import org.jspecify.annotations.Nullable;

/**
 * Who speaks. Another takes over when it was clearly louder for a while; who falls silent stays the
 * one for a second, so that a pause for breath is no event.
 */
public final class DominantSpeaker<T> {
  /** A loudness that is speech: about -45 dB of full scale. */
  public static final int SPEECH = 180;

  /** Ticks that another must be louder. */
  static final int TAKE_OVER = 15;

  /** Ticks until a first one is the speaker: no cough, no click. */
  static final int BEGIN = 5;

  /** Ticks without speech until nobody speaks. */
  static final int FALL_SILENT = 50;

  private @Nullable T speaker;
  private @Nullable T challenger;
  private @Nullable T loudest;
  private int loudestLoudness;
  private int speakerLoudness;
  private int lead;
  private int quiet;

  /**
   * A voice of this tick.
   *
   * @param loudness smoothed, as {@link Loudness} gives it
   */
  public void heard(T who, int loudness) {
    if (who == speaker) {
      speakerLoudness = loudness;
    }
    if (loudness > loudestLoudness) {
      loudest = who;
      loudestLoudness = loudness;
    }
  }

  /** Ends a tick; returns whether somebody else speaks now, or nobody. */
  public boolean decide() {
    T before = speaker;
    boolean speech = loudest != null && loudestLoudness >= SPEECH;
    if (speech && loudest != speaker) {
      challenge();
    } else {
      challenger = null;
    }
    quiet = speakerLoudness >= SPEECH ? 0 : quiet + 1;
    if (speaker != null && quiet >= FALL_SILENT) {
      speaker = null;
    }
    loudest = null;
    loudestLoudness = 0;
    speakerLoudness = 0;
    return before != speaker;
  }

  // Half as loud again is clearly louder; of a speaker in a pause anybody is.
  private void challenge() {
    if (loudestLoudness * 2L < speakerLoudness * 3L) {
      challenger = null;
      return;
    }
    lead = loudest == challenger ? lead + 1 : 1;
    challenger = loudest;
    if (lead >= (speaker == null ? BEGIN : TAKE_OVER)) {
      speaker = challenger;
      speakerLoudness = loudestLoudness;
      challenger = null;
    }
  }

  /** Who speaks; nobody if null. */
  public @Nullable T speaker() {
    return speaker;
  }

  /** One that has left speaks no more; returns whether it was the speaker. */
  public boolean forget(T who) {
    challenger = challenger == who ? null : challenger;
    if (speaker != who) {
      return false;
    }
    speaker = null;
    return true;
  }
}
