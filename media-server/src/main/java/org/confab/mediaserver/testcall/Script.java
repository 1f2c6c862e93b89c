package org.confab.mediaserver.testcall;

import java.time.Duration;
import java.util.Arrays;
import org.confab.mediaserver.audio.Earcon;
import org.confab.mediaserver.audio.Frame;
import org.confab.mediaserver.audio.Sound;
import org.confab.mediaserver.audio.Tap;

/**
 * What the caller of a test call hears, all of it one sound: the prompt, silence while he is
 * recorded, a short tone, himself, the end. On the media loop of the call, as its tap is.
 */
final class Script implements Sound, Tap {
  private final short[] speech;
  private final Sound prompt = Earcon.PROMPT.sound();
  private final Sound enough = Earcon.DONE.sound();
  private final Sound farewell = Earcon.FAREWELL.sound();
  private final Runnable over;
  private boolean listening;
  private int recorded;
  private int played;
  private boolean ended;

  /**
   * @param speech how much of it is recorded
   * @param over is told once, when all was played
   */
  Script(Duration speech, Runnable over) {
    this.speech = new short[(int) (speech.toMillis() / Frame.TIME.toMillis()) * Frame.SAMPLES];
    this.over = over;
  }

  @Override
  public void heard(short[] mix, int frames) {
    if (listening && recorded < speech.length) {
      System.arraycopy(mix, 0, speech, recorded, Frame.SAMPLES);
      recorded += Frame.SAMPLES;
    }
  }

  @Override
  public boolean next(short[] frame) {
    if (prompt.next(frame)) {
      return true;
    }
    if (recorded < speech.length) {
      listening = true;
      Arrays.fill(frame, (short) 0);
      return true;
    }
    if (enough.next(frame)) {
      return true;
    }
    if (played < speech.length) {
      System.arraycopy(speech, played, frame, 0, Frame.SAMPLES);
      played += Frame.SAMPLES;
      return true;
    }
    if (farewell.next(frame)) {
      return true;
    }
    if (!ended) {
      ended = true;
      over.run();
    }
    return false;
  }
}
