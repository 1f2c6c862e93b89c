package org.confab.mediaserver.audio;

import java.util.ArrayList;
import java.util.List;

/**
 * The short tone patterns by which the server speaks, the one table of them: there is no speech in
 * it. Each is a sequence of notes and pauses, made while it is played, a quarter of full scale
 * loud, with soft ends so that nothing clicks.
 */
public enum Earcon {
  /** Somebody comes: up. */
  ENTRY(note(523, 120), note(659, 160)),
  /** Somebody goes: down. */
  EXIT(note(659, 120), note(523, 160)),
  /** What was asked for is done. */
  DONE(note(880, 100)),
  /** What was asked for is not done, or not allowed. */
  REFUSED(note(220, 150), rest(60), note(220, 150)),
  /** You are not heard any more. */
  MUTED(note(784, 100), note(587, 100), note(392, 150)),
  /** You are heard again. */
  UNMUTED(note(392, 100), note(587, 100), note(784, 150)),
  /** The room is silenced, or is not any more. */
  ALL_MUTED(note(784, 80), note(392, 80), rest(60), note(784, 80), note(392, 80)),
  ALL_UNMUTED(note(392, 80), note(784, 80), rest(60), note(392, 80), note(784, 80)),
  /** The door is locked: two low notes; open: two high ones. */
  LOCKED(note(330, 120), rest(60), note(330, 120)),
  UNLOCKED(note(988, 120), rest(60), note(988, 120)),
  /** Entries are announced from now on, or no more. */
  ANNOUNCED(note(523, 80), note(659, 80), note(784, 120)),
  UNANNOUNCED(note(784, 80), note(659, 80), note(523, 120)),
  /** Counting: five at once. */
  FIVE(note(440, 400), rest(150)),
  /** Counting: one. */
  ONE(note(660, 120), rest(150)),
  /** The room is recorded from now on, or no more. */
  RECORDING(note(1047, 250), rest(100), note(1047, 250), rest(100), note(1047, 250)),
  RECORDED(note(1047, 250), rest(100), note(523, 400)),
  /** After this it is your turn to speak. */
  PROMPT(note(600, 200), rest(80), note(800, 200), rest(80), note(1000, 400)),
  /** That was all. */
  FAREWELL(note(1000, 200), rest(80), note(800, 200), rest(80), note(600, 400));

  private static final int LOUDNESS = 8_192;
  private static final int SOFT_SAMPLES = 40;
  private static final int PER_MILLI = Frame.RATE / 1_000;

  /**
   * One note.
   *
   * @param hertz 0 for a pause
   * @param millis how long it lasts
   */
  private record Note(int hertz, int millis) {
    int samples() {
      return millis * PER_MILLI;
    }

    short at(int sample) {
      int end = Math.min(sample, samples() - 1 - sample);
      double soft = Math.min(1.0, (double) end / SOFT_SAMPLES);
      return (short) (LOUDNESS * soft * Math.sin(2 * Math.PI * hertz * sample / Frame.RATE));
    }
  }

  private final List<Note> notes;

  Earcon(Note... notes) {
    this.notes = List.of(notes);
  }

  private static Note note(int hertz, int millis) {
    return new Note(hertz, millis);
  }

  private static Note rest(int millis) {
    return new Note(0, millis);
  }

  /** Plays it once. */
  public Sound sound() {
    return new Notes(notes);
  }

  /** How long it lasts, in milliseconds. */
  public int millis() {
    return notes.stream().mapToInt(Note::millis).sum();
  }

  /**
   * A number told by ear: a long low note for each five, then a short one for each that is left.
   */
  public static Sound count(int number) {
    List<Note> notes = new ArrayList<>();
    for (int left = number; left > 0; left -= left >= 5 ? 5 : 1) {
      notes.addAll((left >= 5 ? FIVE : ONE).notes);
    }
    return number > 0 ? new Notes(notes) : REFUSED.sound();
  }

  /** Notes one after the other. */
  private static final class Notes implements Sound {
    private final List<Note> notes;
    private int note;
    private int sample;

    Notes(List<Note> notes) {
      this.notes = List.copyOf(notes);
    }

    @Override
    public boolean next(short[] frame) {
      if (note == notes.size()) {
        return false;
      }
      for (int each = 0; each < Frame.SAMPLES; each++) {
        frame[each] = sample();
      }
      return true;
    }

    private short sample() {
      if (note == notes.size()) {
        return 0;
      }
      Note now = notes.get(note);
      short value = now.at(sample++);
      if (sample == now.samples()) {
        note++;
        sample = 0;
      }
      return value;
    }
  }
}
