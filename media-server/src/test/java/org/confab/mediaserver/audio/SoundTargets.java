package org.confab.mediaserver.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.confab.protocol.fuzz.FuzzTarget;
import org.confab.protocol.rtp.TelephoneEvent;

/** Sound that was never spoken: the decoders, and the buffer behind them. */
public final class SoundTargets {
  /** Longest payload of a datagram, in bytes. */
  private static final int LONGEST = 1_500;

  private SoundTargets() {}

  /** One for each decoder and for the buffer. */
  public static List<FuzzTarget<?>> all() {
    List<FuzzTarget<?>> all = new ArrayList<>();
    for (AudioCodec codec : AudioCodec.values()) {
      all.add(decoder(codec));
    }
    all.add(
        FuzzTarget.bytes("jitter-buffer", JitterBuffer.class, Delay.class)
            .seeds(List.of(new byte[] {0, 0, 0, 1, 1, 1, 0, 1, 2, 8, 0, 9}, new byte[60]))
            .holds(bytes -> play(bytes)));
    all.add(
        FuzzTarget.bytes("key-presses", KeyPresses.class)
            .seeds(List.of(new byte[] {5, 1, 0, 5, (byte) 0x81, 2}, new byte[12]))
            .holds(bytes -> press(bytes)));
    all.add(
        FuzzTarget.text("codec-name", AudioCodec.class)
            .seeds("PCMU", "opus", "G722")
            .holds(
                text ->
                    AudioCodec.named(text)
                        .ifPresent(
                            codec ->
                                assertThat(AudioCodec.named(codec.encodingName()))
                                    .contains(codec))));
    return all;
  }

  private static FuzzTarget<?> decoder(AudioCodec codec) {
    FuzzTarget.Draft<byte[]> target =
        FuzzTarget.bytes("sound-" + codec.encodingName().toLowerCase(Locale.ROOT))
            .seeds(packets(codec));
    return (codec.costly()
            ? target.only(3_000, "each is decoded three times, by a codec of music")
            : target)
        .holds(bytes -> decode(codec, bytes));
  }

  /** A second of a tone, as the encoder says it, and what follows each other in one stream. */
  private static List<byte[]> packets(AudioCodec codec) {
    List<byte[]> packets = new ArrayList<>();
    SoundEncoder encoder = codec.encoder();
    short[] frame = new short[codec.rate().samples()];
    for (int each = 0; each < 5; each++) {
      for (int i = 0; i < frame.length; i++) {
        frame[i] = (short) (9_000 * Math.sin((each * frame.length + i) * 0.1));
      }
      byte[] out = new byte[AudioCodec.MOST_BYTES];
      packets.add(Arrays.copyOf(out, encoder.encode(frame, out)));
    }
    return packets;
  }

  // A decoder remembers: what comes behind a bad packet is decoded too.
  private static void decode(AudioCodec codec, byte[] bytes) {
    SoundDecoder decoder = codec.decoder();
    short[] samples = new short[AudioCodec.MOST_SAMPLES];
    int length = Math.min(bytes.length, LONGEST);
    int half = length / 2;
    for (int from : new int[] {0, half}) {
      int count = decoder.decode(bytes, from, length - from, samples);
      assertThat(count).isBetween(SoundDecoder.MALFORMED, AudioCodec.MOST_SAMPLES);
    }
    assertThat(decoder.conceal(bytes, 0, half, true, samples))
        .isBetween(0, AudioCodec.MOST_SAMPLES);
    decoder.reset();
  }

  /** Three bytes each: what is done, and when the packet says to be and is. */
  private static void play(byte[] bytes) {
    Map<SampleRate, JitterBuffer> buffers = new EnumMap<>(SampleRate.class);
    for (SampleRate rate : SampleRate.values()) {
      buffers.put(rate, new JitterBuffer(rate));
    }
    short[] samples = new short[AudioCodec.MOST_SAMPLES];
    int time = bytes.length == 0 ? 0 : bytes[0] << 24;
    for (int at = 0; at + 2 < Math.min(bytes.length, 300); at += 3) {
      time += bytes[at + 1] << (bytes[at] & 0x18);
      for (Map.Entry<SampleRate, JitterBuffer> each : buffers.entrySet()) {
        JitterBuffer buffer = each.getValue();
        int count = (bytes[at + 2] & 0xff) * 22;
        switch (bytes[at] & 7) {
          case 0, 1, 2 -> buffer.put(time, samples, count, time + bytes[at + 2]);
          case 3 -> buffer.mend(time, samples, count);
          case 4 -> buffer.pause();
          case 5 -> buffer.restart();
          default -> buffer.read(new short[each.getKey().samples()]);
        }
        assertThat(buffer.depth()).isBetween(0, 1 << 15);
      }
    }
  }

  private static void press(byte[] bytes) {
    int[] ends = {0};
    KeyPresses keys =
        new KeyPresses(
            (key, held) -> {
              assertThat(held.isNegative()).isFalse();
              ends[0]++;
            });
    int begun = 0;
    for (int at = 0; at + 2 < bytes.length; at += 3) {
      int code = bytes[at] & 0xff;
      int duration = (bytes[at + 2] & 0xff) << 8;
      keys.event(
          bytes[at + 1] << 12, new TelephoneEvent(code, (bytes[at + 1] & 1) != 0, 10, duration));
      begun++;
      keys.tick();
    }
    keys.restart();
    assertThat(ends[0]).isLessThanOrEqualTo(begun);
  }
}
