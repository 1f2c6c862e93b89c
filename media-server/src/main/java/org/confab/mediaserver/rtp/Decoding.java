package org.confab.mediaserver.rtp;

import java.util.EnumMap;
import java.util.Map;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.JitterBuffer;
import org.confab.mediaserver.audio.SampleRate;
import org.confab.mediaserver.audio.SoundDecoder;
import org.confab.mediaserver.audio.Voice;

/**
 * The sound of one source from its payloads to the frames of ticks. Packets are decoded as they
 * come and lie at the place of their time; a codec that knows how fills a short gap once it sees
 * what comes behind it.
 */
final class Decoding {
  /** Frames of a gap that are made up; the buffer itself conceals what is longer. */
  static final int MOST_MISSING = 3;

  /** Longest payload that says nothing but that nothing is said (RFC 7587 3.1.3). */
  private static final int SILENT_BYTES = 2;

  /** What a costly codec may bring: twice as much as is heard, and what a jam held back. */
  private static final int CREDIT_FRAMES = 30;

  private static final int CREDIT_OF_TICK = 2;
  private static final long NANOS_PER_MICRO = 1_000;
  private static final int MILLI = 1_000;

  private final short[] samples;
  private final Map<AudioCodec, Line> lines = new EnumMap<>(AudioCodec.class);
  private Line line;
  private boolean known;
  private int nextSequence;
  private int end;
  private int credit = CREDIT_FRAMES;

  /** What one codec has; kept, so that nobody who mixes codecs makes garbage. */
  private static final class Line {
    final AudioCodec codec;
    final SoundDecoder decoder;
    final JitterBuffer jitter;

    Line(AudioCodec codec) {
      this.codec = codec;
      decoder = codec.decoder();
      jitter = new JitterBuffer(codec.rate());
    }
  }

  /** Nothing has come. */
  Decoding(short[] samples) {
    this.samples = samples;
    line = line(AudioCodec.PCMU);
  }

  private Line line(AudioCodec codec) {
    return lines.computeIfAbsent(codec, Line::new);
  }

  /**
   * Takes a payload; returns whether it is one.
   *
   * @param timestamp in units of the codec's clock
   */
  boolean put(
      AudioCodec codec, int sequence, int timestamp, byte[] in, int offset, int length, long now) {
    if (codec != line.codec) {
      line = line(codec);
      restart();
    }
    if (codec.costly() && credit <= 0) {
      return false;
    }
    SampleRate rate = codec.rate();
    int at = timestamp * (rate.perSecond() / codec.clock());
    int missing = known ? (short) (sequence - nextSequence) : 0;
    if (missing < 0 && codec.costly()) {
      // Its place was made up, and its decoder cannot go back.
      return true;
    }
    if (missing > 0 && missing <= MOST_MISSING && at - end == missing * rate.samples()) {
      mend(missing, in, offset, length);
    }
    // What is no packet is paid for too: to find that out costs as much.
    credit -= codec.costly() ? 1 : 0;
    int count = line.decoder.decode(in, offset, length, samples);
    if (count < 0) {
      return false;
    }
    credit -= codec.costly() ? Math.max(0, count / rate.samples() - 1) : 0;
    line.jitter.put(at, samples, count, units(now, rate.perSecond()));
    if (codec.costly() && length <= SILENT_BYTES) {
      line.jitter.pause();
    }
    if (!known || missing >= 0) {
      known = true;
      nextSequence = sequence + 1;
      end = at + count;
    }
    return true;
  }

  private void mend(int missing, byte[] in, int offset, int length) {
    int frame = line.codec.rate().samples();
    for (int each = 0; each < missing; each++) {
      int count = line.decoder.conceal(in, offset, length, each == missing - 1, samples);
      credit -= count > 0 ? 1 : 0;
      line.jitter.mend(end + each * frame, samples, count);
    }
  }

  /** A time in units of a clock, from any origin. */
  static int units(long nanos, int perSecond) {
    return (int) (nanos / NANOS_PER_MICRO * (perSecond / MILLI) / MILLI);
  }

  /** Another source begins, or the same anew. */
  void restart() {
    known = false;
    line.decoder.reset();
    line.jitter.restart();
  }

  /** The sender has said that it pauses. */
  void pause() {
    line.jitter.pause();
  }

  /** The frame of this tick; returns whether there is one. */
  boolean read(Voice voice) {
    credit = Math.min(CREDIT_FRAMES, credit + CREDIT_OF_TICK);
    return line.jitter.read(voice.begin(line.codec.rate()));
  }

  /** Packets that came too late to be heard. */
  long late() {
    long late = 0;
    for (Line each : lines.values()) {
      late += each.jitter.late();
    }
    return late;
  }
}
