package org.confab.mediaserver.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResamplerTest {
  private static final int FRAMES = 50;

  private static short[] tone(double hertz, SampleRate rate, double amplitude) {
    short[] out = new short[FRAMES * rate.samples()];
    for (int each = 0; each < out.length; each++) {
      out[each] =
          (short) Math.round(amplitude * Math.sin(2 * Math.PI * hertz * each / rate.perSecond()));
    }
    return out;
  }

  private static short[] resampled(short[] in, SampleRate from, SampleRate to) {
    Resampler resampler = new Resampler(from, to);
    short[] out = new short[FRAMES * to.samples()];
    short[] frame = new short[to.samples()];
    for (int each = 0; each < FRAMES; each++) {
      resampler.resample(
          Arrays.copyOfRange(in, each * from.samples(), (each + 1) * from.samples()), frame);
      System.arraycopy(frame, 0, out, each * to.samples(), to.samples());
    }
    return out;
  }

  static Stream<Arguments> ways() {
    return Arrays.stream(SampleRate.values())
        .flatMap(
            from ->
                Arrays.stream(SampleRate.values())
                    .filter(to -> to != from)
                    .map(to -> Arguments.of(from, to)));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void aToneBothRatesHaveKeepsItsLoudnessAndStaysClean(SampleRate from, SampleRate to) {
    double most = 0.42 * Math.min(from.perSecond(), to.perSecond());
    for (double hertz : new double[] {50, 440, 1_000, 0.5 * most, most}) {
      Fit fit = Fit.of(resampled(tone(hertz, from, 20_000), from, to), to, hertz);
      assertThat(fit.amplitude()).as("%s Hz", hertz).isBetween(19_500.0, 20_500.0);
      assertThat(fit.noiseDecibels()).as("%s Hz", hertz).isGreaterThan(50);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void whatTheLowerRateHasNotIsHeldBack(SampleRate from, SampleRate to) {
    if (from.compareTo(to) > 0) {
      double hertz = 0.54 * to.perSecond();
      short[] out = resampled(tone(hertz, from, 20_000), from, to);
      assertThat(Frame.loudness(Arrays.copyOfRange(out, out.length / 2, out.length), 160))
          .isLessThan(40);
    }
  }

  @Test
  void theLoudestSquareDoesNotRunOver() {
    short[] square = new short[FRAMES * SampleRate.FULL.samples()];
    for (int each = 0; each < square.length; each++) {
      square[each] = each / 100 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
    }
    short[] out = resampled(square, SampleRate.FULL, SampleRate.NARROW);
    for (int each = 1; each < out.length; each++) {
      assertThat(Math.abs(out[each] - out[each - 1])).isLessThan(65_000);
    }
  }

  @Test
  void afterAPauseNothingOfBeforeIsHeard() {
    Resampler resampler = new Resampler(SampleRate.NARROW, SampleRate.FULL);
    short[] loud = new short[160];
    Arrays.fill(loud, (short) 20_000);
    short[] out = new short[960];
    resampler.resample(loud, out);
    resampler.pause();
    resampler.resample(new short[160], out);
    assertThat(out).containsOnly(0);
  }
}
