package org.confab.mediaserver.audio;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The one table of codecs that the engine speaks, the best first (RFC 3551 6, RFC 7587). G.722 has
 * a clock of 8 kHz though it is sampled twice as fast (RFC 3551 4.5.2).
 */
public enum AudioCodec {
  OPUS(111, "opus", 48_000, 2, SampleRate.FULL, OpusDecoding::new, OpusEncoding::new),
  G722(9, "G722", 8_000, 1, SampleRate.WIDE, G722Decoder::new, G722Encoder::new),
  PCMU(0, "PCMU", 8_000, 1, SampleRate.NARROW, () -> G711.MU, () -> G711.MU),
  PCMA(8, "PCMA", 8_000, 1, SampleRate.NARROW, () -> G711.A, () -> G711.A);

  /** Clock of telephone events and comfort noise of phones. */
  public static final int CLOCK = 8_000;

  /** Most samples of a packet: 120 ms of Opus. */
  public static final int MOST_SAMPLES = 5_760;

  /** Most bytes of a frame that is sent. */
  public static final int MOST_BYTES = 400;

  private static final int FIRST_DYNAMIC = 96;
  private static final AudioCodec[] ALL = values();
  private static final List<Optional<AudioCodec>> BY_TYPE = byType();

  private final int payloadType;
  private final String encodingName;
  private final int clock;
  private final int channels;
  private final SampleRate rate;
  private final Supplier<SoundDecoder> decoders;
  private final Supplier<SoundEncoder> encoders;

  AudioCodec(
      int payloadType,
      String encodingName,
      int clock,
      int channels,
      SampleRate rate,
      Supplier<SoundDecoder> decoders,
      Supplier<SoundEncoder> encoders) {
    this.payloadType = payloadType;
    this.encodingName = encodingName;
    this.clock = clock;
    this.channels = channels;
    this.rate = rate;
    this.decoders = decoders;
    this.encoders = encoders;
  }

  /** For one source. */
  public SoundDecoder decoder() {
    return decoders.get();
  }

  /** For one stream of packets. */
  public SoundEncoder encoder() {
    return encoders.get();
  }

  /** Whether packets can be decoded without those before, so that encoders are all the same. */
  public boolean stateless() {
    return rate == SampleRate.NARROW;
  }

  /** Whether it costs so much that the places for it are counted. */
  public boolean costly() {
    return this == OPUS;
  }

  /** Its static number, or the one that we offer. */
  public int payloadType() {
    return payloadType;
  }

  /** Whether its number is agreed on for each call. */
  public boolean dynamic() {
    return payloadType >= FIRST_DYNAMIC;
  }

  /** Its name in {@code a=rtpmap}. */
  public String encodingName() {
    return encodingName;
  }

  /** Units of its timestamps in a second. */
  public int clock() {
    return clock;
  }

  /** Units of its timestamps in a frame. */
  public int clockOfFrame() {
    return clock / Frame.PER_SECOND;
  }

  /** Channels as {@code a=rtpmap} has them; what is sent has one. */
  public int channels() {
    return channels;
  }

  /** How it is sampled. */
  public SampleRate rate() {
    return rate;
  }

  private static List<Optional<AudioCodec>> byType() {
    List<Optional<AudioCodec>> table = new ArrayList<>(Collections.nCopies(128, Optional.empty()));
    for (AudioCodec codec : ALL) {
      if (!codec.dynamic()) {
        table.set(codec.payloadType, Optional.of(codec));
      }
    }
    return List.copyOf(table);
  }

  /** The codec of a static payload type; makes no garbage. */
  public static Optional<AudioCodec> of(int payloadType) {
    return payloadType < 0 || payloadType > 127 ? Optional.empty() : BY_TYPE.get(payloadType);
  }

  /** The codec of an rtpmap's encoding name, in any case. */
  public static Optional<AudioCodec> named(String encodingName) {
    String wanted = encodingName.toUpperCase(Locale.ROOT);
    for (AudioCodec codec : ALL) {
      if (codec.encodingName.toUpperCase(Locale.ROOT).equals(wanted)) {
        return Optional.of(codec);
      }
    }
    return Optional.empty();
  }
}
