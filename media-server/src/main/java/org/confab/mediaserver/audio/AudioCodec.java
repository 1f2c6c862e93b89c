package org.confab.mediaserver.audio;

import java.util.Locale;
import java.util.Optional;

/** The one table of codecs that the engine speaks, with their static payload types (RFC 3551 6). */
public enum AudioCodec {
  PCMU(0, "PCMU"),
  PCMA(8, "PCMA");

  /** Samples per second on the wire's clock. */
  public static final int CLOCK = 8_000;

  private final int payloadType;
  private final String encodingName;

  AudioCodec(int payloadType, String encodingName) {
    this.payloadType = payloadType;
    this.encodingName = encodingName;
  }

  /** Its static number. */
  public int payloadType() {
    return payloadType;
  }

  /** Its name in {@code a=rtpmap}. */
  public String encodingName() {
    return encodingName;
  }

  /** The codec of a static payload type. */
  public static Optional<AudioCodec> of(int payloadType) {
    for (AudioCodec codec : values()) {
      if (codec.payloadType == payloadType) {
        return Optional.of(codec);
      }
    }
    return Optional.empty();
  }

  /** The codec of an rtpmap's encoding name, in any case. */
  public static Optional<AudioCodec> named(String encodingName) {
    String wanted = encodingName.toUpperCase(Locale.ROOT);
    for (AudioCodec codec : values()) {
      if (codec.encodingName.equals(wanted)) {
        return Optional.of(codec);
      }
    }
    return Optional.empty();
  }
}
