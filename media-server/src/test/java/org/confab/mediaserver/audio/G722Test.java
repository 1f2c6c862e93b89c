package org.confab.mediaserver.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class G722Test {
  private static final int SECONDS = 2;
  private static final int SAMPLES = SECONDS * 16_000;

  @TempDir Path files;

  private static short[] tone(double hertz, double amplitude) {
    short[] out = new short[SAMPLES];
    for (int each = 0; each < out.length; each++) {
      out[each] = (short) (amplitude * Math.sin(2 * Math.PI * hertz * each / 16_000));
    }
    return out;
  }

  /** Tones that rise, with noise: every level of both quantizers comes up. */
  private static short[] speech() {
    Random random = new Random(3);
    short[] out = new short[SAMPLES];
    double angle = 0;
    for (int each = 0; each < out.length; each++) {
      double swell = 0.5 - 0.5 * Math.cos(2 * Math.PI * 3 * each / 16_000);
      angle += 2 * Math.PI * (100 + 6_000.0 * each / SAMPLES) / 16_000;
      out[each] = (short) (swell * (20_000 * Math.sin(angle) + 3_000 * random.nextGaussian()));
    }
    return out;
  }

  private static byte[] encoded(short[] sound) {
    G722Encoder encoder = new G722Encoder();
    byte[] out = new byte[sound.length / 2];
    byte[] payload = new byte[160];
    for (int at = 0; at < out.length; at += 160) {
      assertThat(encoder.encode(Arrays.copyOfRange(sound, 2 * at, 2 * at + 320), payload))
          .isEqualTo(160);
      System.arraycopy(payload, 0, out, at, 160);
    }
    return out;
  }

  private static short[] decoded(byte[] payloads) {
    short[] out = new short[2 * payloads.length];
    assertThat(new G722Decoder().decode(payloads, 0, payloads.length, out)).isEqualTo(out.length);
    return out;
  }

  @ParameterizedTest
  @ValueSource(doubles = {200, 1_000, 3_000, 5_000, 6_500})
  void aToneComesThroughClean(double hertz) {
    Fit fit = Fit.of(decoded(encoded(tone(hertz, 10_000))), SampleRate.WIDE, hertz);
    assertThat(fit.amplitude()).isBetween(9_000.0, 11_000.0);
    assertThat(fit.noiseDecibels()).isGreaterThan(hertz < 4_000 ? 30 : 12);
  }

  @Test
  void silenceStaysSilence() {
    assertThat(Frame.loudness(decoded(encoded(new short[SAMPLES])), SAMPLES)).isLessThan(4);
  }

  @Property
  void anyBytesAreSound(@ForAll @Size(max = 1_500) byte[] payload) {
    G722Decoder decoder = new G722Decoder();
    assertThat(decoder.decode(payload, 0, payload.length, new short[3_000]))
        .isEqualTo(2 * payload.length);
  }

  @Test
  void anEncoderThatFollowsAnotherMakesTheSameBytes() {
    short[] sound = speech();
    G722Encoder one = new G722Encoder();
    byte[] first = new byte[160];
    byte[] second = new byte[160];
    for (int at = 0; at < 16_000; at += 320) {
      one.encode(Arrays.copyOfRange(sound, at, at + 320), first);
    }
    G722Encoder other = new G722Encoder();
    other.follow(one, new short[320]);
    short[] next = Arrays.copyOfRange(sound, 16_000, 16_320);
    one.encode(next, first);
    other.encode(next, second);
    assertThat(second).isEqualTo(first);
  }

  @Test
  void bytesAndSamplesAreThoseOfAnotherImplementation() throws Exception {
    short[] sound = speech();
    ByteBuffer samples = ByteBuffer.allocate(2 * SAMPLES).order(ByteOrder.LITTLE_ENDIAN);
    for (short sample : sound) {
      samples.putShort(sample);
    }
    byte[] ours = encoded(sound);
    Path in = Files.write(files.resolve("in.raw"), samples.array());
    Path theirs = files.resolve("theirs.g722");
    ffmpeg("-f s16le -ar 16000 -ac 1 -i " + in + " -c:a g722 -f g722 " + theirs);
    assertThat(Files.readAllBytes(theirs)).startsWith(Arrays.copyOf(ours, ours.length - 160));
    Path coded = Files.write(files.resolve("ours.g722"), ours);
    Path out = files.resolve("out.raw");
    ffmpeg("-f g722 -i " + coded + " -f s16le -ar 16000 -ac 1 " + out);
    ByteBuffer heard = ByteBuffer.wrap(Files.readAllBytes(out)).order(ByteOrder.LITTLE_ENDIAN);
    short[] decoded = decoded(ours);
    for (int each = 0; each < decoded.length; each++) {
      assertThat(decoded[each]).as("%d", each).isEqualTo(heard.getShort(2 * each));
    }
  }

  private void ffmpeg(String arguments) throws InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
    command.addAll(List.of(arguments.split(" ")));
    Process process = started(command);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  private static Process started(List<String> command) {
    try {
      return new ProcessBuilder(command).inheritIO().start();
    } catch (IOException missing) {
      return Assumptions.abort("ffmpeg is not installed: " + missing);
    }
  }
}
