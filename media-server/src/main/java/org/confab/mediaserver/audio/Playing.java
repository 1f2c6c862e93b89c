package org.confab.mediaserver.audio;

import java.util.ArrayDeque;
import java.util.Deque;

/** Sounds that are played one after the other, on a media loop. */
public final class Playing {
  /** Most that wait; what comes then is not played. */
  public static final int MOST = 8;

  private final Deque<Sound> waiting = new ArrayDeque<>();
  private final Voice voice = new Voice();
  private boolean sounding;

  /** Plays it after those that wait. */
  public void add(Sound sound) {
    if (waiting.size() < MOST) {
      waiting.add(sound);
    }
  }

  /** A tick: returns whether there is sound, in {@link #voice}. */
  public boolean next() {
    if (waiting.isEmpty() && !sounding) {
      return false;
    }
    sounding = false;
    short[] frame = voice.begin(SampleRate.NARROW);
    while (!sounding && !waiting.isEmpty()) {
      sounding = waiting.element().next(frame);
      if (!sounding) {
        waiting.remove();
      }
    }
    if (!sounding) {
      voice.pause();
    }
    return sounding;
  }

  /** Whether the last tick had sound. */
  public boolean sounding() {
    return sounding;
  }

  /** The sound of this tick. */
  public Voice voice() {
    return voice;
  }
}
