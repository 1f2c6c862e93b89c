package org.confab.mediaserver.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AudioCodecTest {
  @ParameterizedTest
  @EnumSource(names = {"PCMU", "PCMA"})
  void everyCodeIsDecodedAsTheJdkDoes(AudioCodec codec) throws IOException {
    byte[] codes = codes();
    short[] ours = new short[256];
    codec.decoder().decode(codes, 0, 256, ours);
    AudioFormat.Encoding law =
        codec == AudioCodec.PCMU ? AudioFormat.Encoding.ULAW : AudioFormat.Encoding.ALAW;
    AudioInputStream in =
        AudioSystem.getAudioInputStream(
            AudioFormat.Encoding.PCM_SIGNED,
            new AudioInputStream(
                new ByteArrayInputStream(codes),
                new AudioFormat(law, 8_000, 8, 1, 1, 8_000, false),
                256));
    ByteBuffer theirs = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
    for (int code = 0; code < 256; code++) {
      assertThat(ours[code]).as("%02x", code).isEqualTo(theirs.getShort(2 * code));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PCMU", "PCMA"})
  void whatIsDecodedIsEncodedTheSame(AudioCodec codec) {
    short[] samples = new short[256];
    codec.decoder().decode(codes(), 0, 256, samples);
    for (int code = 0; code < 256; code++) {
      short[] frame = new short[Frame.SAMPLES];
      frame[0] = samples[code];
      byte[] out = new byte[Frame.SAMPLES];
      codec.encoder().encode(frame, out);
      short[] again = new short[1];
      codec.decoder().decode(out, 0, 1, again);
      assertThat(again[0]).as("%02x", code).isEqualTo(samples[code]);
    }
  }

  @Property
  void theErrorOfASampleIsSmallAgainstItsSize(@ForAll boolean mu, @ForAll short sample) {
    AudioCodec codec = mu ? AudioCodec.PCMU : AudioCodec.PCMA;
    short[] frame = new short[Frame.SAMPLES];
    frame[7] = sample;
    byte[] out = new byte[Frame.SAMPLES];
    codec.encoder().encode(frame, out);
    short[] again = new short[Frame.SAMPLES];
    codec.decoder().decode(out, 0, out.length, again);
    assertThat(Math.abs(again[7] - sample)).isLessThanOrEqualTo(Math.abs(sample) / 16 + 16);
  }

  @Test
  void silenceHasItsKnownCodes() {
    byte[] out = new byte[Frame.SAMPLES];
    AudioCodec.PCMU.encoder().encode(new short[Frame.SAMPLES], out);
    assertThat(out[0]).isEqualTo((byte) 0xff);
    AudioCodec.PCMA.encoder().encode(new short[Frame.SAMPLES], out);
    assertThat(out[0]).isEqualTo((byte) 0xd5);
  }

  @Test
  void codecsAreFoundByTypeAndByName() {
    assertThat(AudioCodec.of(0)).contains(AudioCodec.PCMU);
    assertThat(AudioCodec.of(8)).contains(AudioCodec.PCMA);
    assertThat(AudioCodec.of(9)).contains(AudioCodec.G722);
    assertThat(AudioCodec.of(111)).isEmpty();
    assertThat(AudioCodec.of(114)).isEmpty();
    assertThat(AudioCodec.named("OPUS")).contains(AudioCodec.OPUS);
    assertThat(AudioCodec.of(-1)).isEmpty();
    assertThat(AudioCodec.named("pcma")).contains(AudioCodec.PCMA);
    assertThat(AudioCodec.named("SILK")).isEmpty();
  }

  private static byte[] codes() {
    byte[] codes = new byte[256];
    for (int code = 0; code < 256; code++) {
      codes[code] = (byte) code;
    }
    return codes;
  }
}
