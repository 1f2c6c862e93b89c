package org.confab.mediaserver.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A sender, a network and a mixer on a clock that counts samples. */
class JitterBufferTest {
  private final JitterBuffer jitter = new JitterBuffer();
  private final short[] out = new short[Frame.SAMPLES];

  private static short[] frame(int value) {
    short[] frame = new short[Frame.SAMPLES];
    java.util.Arrays.fill(frame, (short) value);
    return frame;
  }

  private void put(int number, int arrival) {
    jitter.put(Frame.SAMPLES * number, frame(number + 1), Frame.SAMPLES, arrival);
  }

  private int read() {
    return jitter.read(out) ? out[0] : 0;
  }

  @Test
  void framesComeOutInOrderOnceEnoughIsThere() {
    put(0, 0);
    assertThat(read()).isZero();
    put(1, 160);
    for (int number = 2; number < 50; number++) {
      assertThat(read()).isEqualTo(number - 1);
      put(number, 160 * number);
    }
    assertThat(jitter.stalls()).isZero();
  }

  @Property(tries = 50)
  void disorderWithinTheBufferIsNotHeard(@ForAll @IntRange(max = 100_000) int seed) {
    Random random = new Random(seed);
    Line line = new Line(random, 300, 0, 1.0);
    line.run(500);
    line.samples.clear();
    line.run(1_000);
    assertThat(line.disordered()).isZero();
    assertThat(line.missing()).isLessThan(15);
    assertThat(line.deepest).isLessThanOrEqualTo(1_200);
  }

  @Property(tries = 30)
  void fivePercentOfLossesAreConcealedAndNothingElseIsLost(
      @ForAll @IntRange(max = 100_000) int seed) {
    Line line = new Line(new Random(seed), 100, 0.05, 1.0);
    line.run(2_000);
    assertThat(line.disordered()).isZero();
    assertThat(line.missing()).isBetween(40, 200);
    assertThat(line.silentTicks).isLessThan(20);
  }

  @Property(tries = 8)
  void aSenderWhoseClockIsFasterOrSlowerIsFollowedForAnHour(
      @ForAll @IntRange(min = -500, max = 500) int partsPerMillion) {
    Line line = new Line(new Random(partsPerMillion), 40, 0, 1 + partsPerMillion / 1e6);
    line.run(180_000);
    // 500 ppm of an hour are 90 frames.
    assertThat(jitterOf(line).skipped() + jitterOf(line).stalls()).isLessThanOrEqualTo(110);
    assertThat(jitterOf(line).depth()).isLessThan(Delay.MOST);
    assertThat(line.deepest).isLessThan(5 * Frame.SAMPLES);
    assertThat(line.disordered()).isZero();
  }

  private static JitterBuffer jitterOf(Line line) {
    return line.jitter;
  }

  @Test
  void aSpikeOfDelayStallsAndThenSoundGoesOn() {
    for (int number = 0; number < 100; number++) {
      put(number, 160 * number);
      read();
    }
    for (int tick = 0; tick < 25; tick++) {
      read();
    }
    assertThat(jitter.stalls()).isEqualTo(1);
    assertThat(read()).isZero();
    for (int number = 100; number < 125; number++) {
      put(number, 160 * 125);
    }
    for (int number = 125; number < 400; number++) {
      put(number, 160 * number);
      assertThat(read()).isPositive();
    }
    assertThat(jitter.depth()).isLessThanOrEqualTo(Delay.MOST + 2 * Frame.SAMPLES);
  }

  @Test
  void doublesAreHeardOnce() {
    for (int number = 0; number < 50; number++) {
      put(number, 160 * number);
      put(number, 160 * number);
      put(Math.max(0, number - 1), 160 * number);
      int heard = read();
      assertThat(heard == 0 || heard == number || number < 2).isTrue();
    }
  }

  @Test
  void aPauseIsSilenceAndNoStall() {
    for (int number = 0; number < 20; number++) {
      put(number, 160 * number);
      read();
    }
    jitter.pause();
    for (int tick = 0; tick < 100; tick++) {
      read();
    }
    assertThat(jitter.stalls()).isZero();
    assertThat(read()).isZero();
    put(121, 160 * 121);
    read();
    put(122, 160 * 122);
    assertThat(read()).isEqualTo(122);
  }

  @Test
  void aSenderWhoseTimeIsPutBackIsHeardAgain() {
    for (int number = 1_000; number < 1_050; number++) {
      put(number, 160 * number);
      read();
    }
    int heard = 0;
    for (int number = 1_000; number < 1_100; number++) {
      put(number, 160 * (number + 50));
      heard += read() > 0 ? 1 : 0;
    }
    assertThat(heard).isGreaterThan(80);
    assertThat(jitter.late()).isEqualTo(JitterBuffer.PUT_BACK);
  }

  @Test
  void timestampsRunOverTheirEnd() {
    int start = -160 * 20;
    int heard = 0;
    for (int number = 0; number < 100; number++) {
      jitter.put(start + 160 * number, frame(number + 1), 160, 160 * number);
      heard += read() > 0 ? 1 : 0;
    }
    assertThat(heard).isGreaterThan(95);
    assertThat(jitter.late()).isZero();
  }

  @Property
  void packetsOfAnySizeAreTakenApart(@ForAll @IntRange(min = 1, max = 60) int millis) {
    int size = 8 * millis;
    int sent = 0;
    int heard = 0;
    for (int tick = 0; tick < 500; tick++) {
      while (sent + size <= 160 * tick) {
        jitter.put(sent, java.util.Arrays.copyOf(new short[] {5}, size), size, sent);
        sent += size;
      }
      heard += jitter.read(out) ? 1 : 0;
    }
    assertThat(heard).isGreaterThan(440);
    jitter.restart();
  }

  @Property
  void nothingThatComesBreaksIt(
      @ForAll int[] timestamps, @ForAll @IntRange(max = 1_500) int count, @ForAll int arrival) {
    for (int timestamp : timestamps) {
      jitter.put(timestamp, new short[1_500], count, arrival + timestamp / 3);
      jitter.read(out);
      assertThat(jitter.depth()).isLessThanOrEqualTo(JitterBuffer.RING);
    }
  }

  /** A sender of numbered frames whose clock may differ, through a network that delays each. */
  private static final class Line {
    final JitterBuffer jitter = new JitterBuffer();
    final java.util.List<Integer> samples = new java.util.ArrayList<>();
    final TreeMap<Long, Integer> underWay = new TreeMap<>();
    private final Random random;
    private final int spread;
    private final double loss;
    private final double rate;
    private final short[] out = new short[Frame.SAMPLES];
    int deepest;
    int silentTicks;
    private long tick;
    private int sent;

    Line(Random random, int spread, double loss, double rate) {
      this.random = random;
      this.spread = spread;
      this.loss = loss;
      this.rate = rate;
    }

    void run(int ticks) {
      for (long last = tick + ticks; tick < last; tick++) {
        long now = tick * Frame.SAMPLES;
        while (sent * Frame.SAMPLES / rate <= now) {
          if (random.nextDouble() >= loss) {
            long arrival = (long) (sent * Frame.SAMPLES / rate) + random.nextInt(spread);
            while (underWay.containsKey(arrival)) {
              arrival++;
            }
            underWay.put(arrival, sent);
          }
          sent++;
        }
        while (!underWay.isEmpty() && underWay.firstKey() <= now) {
          long arrival = underWay.firstKey();
          int number = underWay.remove(arrival);
          jitter.put(
              number * Frame.SAMPLES, frame(1 + number % 30_000), Frame.SAMPLES, (int) arrival);
        }
        if (jitter.read(out)) {
          samples.add((int) out[0]);
          deepest = Math.max(deepest, jitter.depth());
        } else if (tick > 50) {
          silentTicks++;
        }
      }
    }

    /** Frames that came before one with a lower number; concealed ones look like halves. */
    int disordered() {
      int bad = 0;
      int highest = 0;
      for (int value : samples) {
        boolean concealed = Math.abs(value) <= highest / 2 + 1;
        if (!concealed && value < highest && highest - value < 10_000) {
          bad++;
        }
        highest = concealed ? highest : value;
      }
      return bad;
    }

    /** Numbers between the lowest and the highest heard that were not heard. */
    int missing() {
      java.util.Set<Integer> heard = new java.util.HashSet<>(samples);
      int highest = samples.stream().max(Integer::compare).orElse(0);
      int lowest = samples.get(0);
      int gaps = 0;
      for (int number = lowest; number <= highest; number++) {
        gaps += heard.contains(number) ? 0 : 1;
      }
      return gaps;
    }
  }
}
