package org.confab.mediaserver.audio;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The one table of codecs that the engine speaks, with their static payload types (RFC 3551 6). */
public enum AudioCodec {
  PCMU(0, "PCMU", G711.MU),
  PCMA(8, "PCMA", G711.A);

  /** Samples per second on the wire's clock. */
  public static final int CLOCK = 8_000;

  private static final AudioCodec[] ALL = values();
  private static final List<Optional<AudioCodec>> BY_TYPE = byType();

  private final int payloadType;
  private final String encodingName;
  private final G711.Law law;

  AudioCodec(int payloadType, String encodingName, G711.Law law) {
    this.payloadType = payloadType;
    this.encodingName = encodingName;
    this.law = law;
  }

  /** Decodes as many bytes into as many samples. */
  public void decode(byte[] in, int offset, int length, short[] out) {
    short[] decoder = law.decoder();
    for (int each = 0; each < length; each++) {
      out[each] = decoder[in[offset + each] & 0xff];
    }
  }

  /** Encodes a frame into {@link #frameBytes} bytes. */
  public void encode(short[] frame, byte[] out) {
    byte[] encoder = law.encoder();
    for (int each = 0; each < Frame.SAMPLES; each++) {
      out[each] = encoder[(frame[each] & 0xffff) >> 2];
    }
  }

  /** Bytes of an encoded frame. */
  public int frameBytes() {
    return Frame.SAMPLES;
  }

  /** Its static number. */
  public int payloadType() {
    return payloadType;
  }

  /** Its name in {@code a=rtpmap}. */
  public String encodingName() {
    return encodingName;
  }

  private static List<Optional<AudioCodec>> byType() {
    List<Optional<AudioCodec>> table = new ArrayList<>(Collections.nCopies(128, Optional.empty()));
    for (AudioCodec codec : ALL) {
      table.set(codec.payloadType, Optional.of(codec));
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
      if (codec.encodingName.equals(wanted)) {
        return Optional.of(codec);
      }
    }
    return Optional.empty();
  }
}
