package org.confab.mediaserver.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OpusTest {
  private static final int FRAME = SampleRate.FULL.samples();

  private final SoundEncoder encoder = AudioCodec.OPUS.encoder();
  private final SoundDecoder decoder = AudioCodec.OPUS.decoder();
  private final byte[] payload = new byte[AudioCodec.MOST_BYTES];
  private final short[] out = new short[AudioCodec.MOST_SAMPLES];
  private long sample;

  private short[] frame(double hertz) {
    short[] frame = new short[FRAME];
    for (int each = 0; each < FRAME; each++) {
      frame[each] = (short) (8_000 * Math.sin(2 * Math.PI * hertz * sample++ / 48_000));
    }
    return frame;
  }

  @Test
  void aToneComesThrough() {
    short[] heard = new short[50 * FRAME];
    for (int each = 0; each < 50; each++) {
      int length = encoder.encode(frame(440), payload);
      assertThat(length).isBetween(10, 200);
      assertThat(decoder.decode(payload, 0, length, out)).isEqualTo(FRAME);
      System.arraycopy(out, 0, heard, each * FRAME, FRAME);
    }
    Fit fit = Fit.of(heard, SampleRate.FULL, 440);
    assertThat(fit.amplitude()).isBetween(6_500.0, 9_500.0);
    assertThat(fit.noiseDecibels()).isGreaterThan(12);
  }

  @Test
  void anEncoderThatFailsBeginsAnew() {
    assertThat(encoder.encode(frame(440), payload)).isPositive();
    assertThat(encoder.encode(new short[1], payload)).isZero();
    aToneComesThrough();
  }

  @Test
  void aLostPacketIsMadeUp() {
    short[] heard = new short[50 * FRAME];
    for (int each = 0; each < 50; each++) {
      int length = encoder.encode(frame(440), payload);
      if (each % 10 == 4) {
        continue;
      }
      if (each % 10 == 5) {
        assertThat(decoder.conceal(payload, 0, length, true, out)).isEqualTo(FRAME);
        System.arraycopy(out, 0, heard, (each - 1) * FRAME, FRAME);
      }
      assertThat(decoder.decode(payload, 0, length, out)).isEqualTo(FRAME);
      System.arraycopy(out, 0, heard, each * FRAME, FRAME);
    }
    Fit fit = Fit.of(heard, SampleRate.FULL, 440);
    assertThat(fit.amplitude()).isBetween(6_000.0, 9_500.0);
    assertThat(fit.noiseDecibels()).isGreaterThan(6);
  }

  @Test
  void whoChangesToAnotherEncoderHearsNoClick() {
    SoundEncoder other = AudioCodec.OPUS.encoder();
    short[] heard = new short[100 * FRAME];
    for (int each = 0; each < 100; each++) {
      short[] frame = frame(300);
      boolean first = each / 10 % 2 == 0;
      if (each > 0 && each % 10 == 0) {
        // Both have run all the time, as that of the silent does; the listener comes and goes.
        (first ? encoder : other).refresh();
      }
      int one = encoder.encode(frame, payload);
      byte[] second = new byte[AudioCodec.MOST_BYTES];
      int two = other.encode(frame, second);
      assertThat(decoder.decode(first ? payload : second, 0, first ? one : two, out))
          .isEqualTo(FRAME);
      System.arraycopy(out, 0, heard, each * FRAME, FRAME);
    }
    assertThat(steepest(heard)).isLessThan(4 * steepest(frame(300)));
    assertThat(Fit.of(heard, SampleRate.FULL, 300).noiseDecibels()).isGreaterThan(6);
  }

  private static int steepest(short[] sound) {
    int most = 0;
    for (int each = sound.length / 2; each + 1 < sound.length; each++) {
      most = Math.max(most, Math.abs(sound[each + 1] - sound[each]));
    }
    return most;
  }

  @Property
  void anyBytesAreSoundOrRefused(@ForAll @Size(max = 300) byte[] bytes) {
    int count = decoder.decode(bytes, 0, bytes.length, out);
    assertThat(count).isBetween(-1, AudioCodec.MOST_SAMPLES);
    assertThat(decoder.conceal(bytes, 0, bytes.length, true, out)).isBetween(0, FRAME);
  }

  @Test
  void afterManyForgedPacketsGoodOnesAreHeardAgain() {
    Random random = new Random(5);
    for (int each = 0; each < 3_000; each++) {
      int length = encoder.encode(frame(440), payload);
      byte[] forged = Arrays.copyOf(payload, length);
      for (int flip = 0; flip < 1 + random.nextInt(20); flip++) {
        forged[random.nextInt(length)] = (byte) random.nextInt(256);
      }
      int cut = random.nextInt(length + 1);
      assertThat(decoder.decode(forged, 0, cut, out)).isLessThanOrEqualTo(AudioCodec.MOST_SAMPLES);
    }
    aToneComesThrough();
  }

  @Test
  void theLongestAndTheShortestPacketsAreTaken() {
    int length = encoder.encode(frame(440), payload);
    byte[] three = new byte[2 + 3 * length];
    // Code 3: three frames of the same length in one packet.
    three[0] = (byte) (payload[0] | 3);
    three[1] = 3;
    for (int each = 0; each < 3; each++) {
      System.arraycopy(payload, 1, three, 2 + each * (length - 1), length - 1);
    }
    assertThat(decoder.decode(three, 0, 2 + 3 * (length - 1), out)).isEqualTo(3 * FRAME);
    assertThat(decoder.decode(payload, 0, 1, out)).isEqualTo(FRAME);
    assertThat(decoder.decode(payload, 0, 0, out)).isEqualTo(SoundDecoder.MALFORMED);
  }
}
