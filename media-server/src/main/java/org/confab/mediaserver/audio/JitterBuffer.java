package org.confab.mediaserver.audio;

import java.util.Arrays;

/**
 * Sound between its arrival and its tick. Samples lie in a ring at the place of their timestamp, so
 * order, doubles and packet sizes need no care; a place where nothing came is {@link #HOLE}.
 *
 * <p>It fills until there is as much as {@link Delay} wants, then gives a frame each tick. When
 * there is nothing left it stalls: its time stands still until there is enough again, or it would
 * run ahead of the sender for ever. When there was too much for two seconds, a frame is left out.
 *
 * <p>For one thread; makes no garbage.
 */
public final class JitterBuffer {
  /** Samples of the ring at 8 kHz: one second. At higher rates it is 0.7 s at least. */
  static final int RING = 8_192;

  /** Late packets in a row that show that the sender's time was put back. */
  static final int PUT_BACK = 10;

  private static final short HOLE = Short.MIN_VALUE;
  private static final int WINDOW = 2 * Frame.PER_SECOND;
  private static final int QUIET = 200;
  private static final int PATIENCE = Frame.PER_SECOND / 2;
  private static final int CONCEALED = 3;

  private enum State {
    EMPTY,
    FILLING,
    PLAYING
  }

  private final int frame;
  private final int size;
  private final int mask;
  private final short[] ring;
  private final short[] last;
  private final Delay delay;
  private State state = State.EMPTY;
  private boolean timed;
  private boolean paused;
  private int play;
  private int end;
  private int waited;
  private int lateInRow;
  private int leastDepth;
  private int windowTicks;
  private int excessTicks;
  private int concealed = CONCEALED;
  private long late;
  private long stalls;
  private long skipped;

  /** An empty one at 8 kHz. */
  public JitterBuffer() {
    this(SampleRate.NARROW);
  }

  /** An empty one, whose times are counted in samples of this rate. */
  public JitterBuffer(SampleRate rate) {
    frame = rate.samples();
    size = rate == SampleRate.NARROW ? RING : Integer.highestOneBit(rate.perSecond());
    mask = size - 1;
    ring = new short[size];
    last = new short[frame];
    delay = new Delay(rate);
    leastDepth = size;
    Arrays.fill(ring, HOLE);
  }

  /**
   * Takes decoded samples.
   *
   * @param timestamp of the first
   * @param arrival of the packet, in samples from any origin
   */
  public void put(int timestamp, short[] samples, int count, int arrival) {
    delay.arrived(arrival, timestamp);
    paused = false;
    int ahead = timestamp - play;
    if (timed && (ahead + count <= 0 && ahead > -size)) {
      late++;
      if (++lateInRow < PUT_BACK) {
        return;
      }
      restart();
    } else if (timed && (ahead <= -size || ahead + count > size)) {
      restart();
    }
    lateInRow = 0;
    if (state == State.EMPTY) {
      // Between two spurts of speech its time has gone on: what comes now comes next.
      play = timestamp;
      end = timestamp;
      timed = true;
      state = State.FILLING;
      waited = 0;
    }
    write(timestamp, samples, count);
  }

  /**
   * Takes samples that were made up for a packet that is lost, as long as their time has not come:
   * they say nothing of how packets come.
   */
  public void mend(int timestamp, short[] samples, int count) {
    int ahead = timestamp - play;
    if (state != State.EMPTY && ahead >= 0 && ahead + count <= size) {
      write(timestamp, samples, count);
    }
  }

  private void write(int timestamp, short[] samples, int count) {
    for (int each = Math.max(0, play - timestamp); each < count; each++) {
      short sample = samples[each];
      ring[timestamp + each & mask] = sample == HOLE ? HOLE + 1 : sample;
    }
    if (timestamp + count - end > 0) {
      end = timestamp + count;
    }
  }

  /** Timestamps begin anew: what is buffered is void. */
  public void restart() {
    Arrays.fill(ring, HOLE);
    state = State.EMPTY;
    timed = false;
    lateInRow = 0;
    excessTicks = 0;
    delay.restart();
  }

  /** The sender has said that it pauses: that nothing comes is no loss. */
  public void pause() {
    paused = true;
  }

  /**
   * The frame of this tick.
   *
   * @return whether there is one; {@code out} is filled only then
   */
  public boolean read(short[] out) {
    int depth = end - play;
    if (state == State.FILLING) {
      waited += frame;
      if (depth < delay.target() && waited <= delay.target()) {
        return conceal(out);
      }
      state = State.PLAYING;
      leastDepth = size;
      windowTicks = 0;
    } else if (state == State.PLAYING && depth < frame) {
      stall(depth);
    }
    if (state != State.PLAYING) {
      return conceal(out);
    }
    correct(depth);
    take(out);
    if (end - play < 0) {
      // The rest of a spurt, less than a frame: it was waited for in vain.
      end = play;
    }
    return true;
  }

  private void stall(int depth) {
    stalls += paused ? 0 : 1;
    state = depth > 0 ? State.FILLING : State.EMPTY;
    waited = 0;
  }

  private void take(short[] out) {
    for (int each = 0; each < frame; each++) {
      int at = play + each & mask;
      short sample = ring[at];
      ring[at] = HOLE;
      out[each] = sample == HOLE ? (short) (last[each] / 2) : sample;
    }
    play += frame;
    System.arraycopy(out, 0, last, 0, frame);
    concealed = 0;
  }

  // The last frame once more, each time half as loud: better than a hole for 60 ms, not for longer.
  private boolean conceal(short[] out) {
    if (concealed >= CONCEALED || paused) {
      concealed = CONCEALED;
      return false;
    }
    concealed++;
    for (int each = 0; each < frame; each++) {
      last[each] /= 2;
      out[each] = last[each];
    }
    return true;
  }

  // More than is wanted for a whole window, as when the sender's clock is faster: a frame goes, a
  // quiet one if one comes soon. Far more, after a jam of the network: all that is too much goes.
  private void correct(int depth) {
    int wanted = delay.target();
    if (depth > wanted + delay.most()) {
      skip((depth - wanted) / frame);
      return;
    }
    leastDepth = Math.min(leastDepth, depth);
    if (++windowTicks >= WINDOW) {
      excessTicks = leastDepth > wanted + frame ? PATIENCE : 0;
      leastDepth = size;
      windowTicks = 0;
    }
    if (excessTicks > 0 && depth >= 2 * frame && (--excessTicks == 0 || quietNext())) {
      excessTicks = 0;
      skip(1);
    }
  }

  private boolean quietNext() {
    int sum = 0;
    for (int each = 0; each < frame; each++) {
      short sample = ring[play + each & mask];
      sum += sample == HOLE ? 0 : Math.abs(sample);
    }
    return sum < QUIET * frame;
  }

  private void skip(int frames) {
    for (int each = 0; each < frames * frame; each++) {
      ring[play + each & mask] = HOLE;
    }
    play += frames * frame;
    skipped += frames;
  }

  /** Samples that wait. */
  public int depth() {
    return Math.max(0, end - play);
  }

  /** Packets that came after their tick. */
  public long late() {
    return late;
  }

  /** How often there was nothing left, pauses that were announced not counted. */
  public long stalls() {
    return stalls;
  }

  /** Frames that were left out. */
  public long skipped() {
    return skipped;
  }
}
