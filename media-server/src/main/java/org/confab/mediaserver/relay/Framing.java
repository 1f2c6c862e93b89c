package org.confab.mediaserver.relay;

import java.nio.ByteBuffer;

/**
 * Where a message ends in what a client sends over TCP. Which framing it is shows in the first
 * byte: 0, 1 and 0x40–0x7F are STUN and channel data (RFC 5766 11.5), 2 and 3 are [MS-TURN] 2.1.3,
 * 0x16 is a pseudo-TLS hello, after which [MS-TURN] follows in clear.
 */
enum Framing {
  /** Nothing has come yet. */
  UNKNOWN,
  /** The hello of pseudo-TLS ([MS-TURN] 2.1.4). */
  HELLO,
  /** STUN messages and channel data, padded to four bytes. */
  STANDARD,
  /** Four bytes: 2 or 3, 0, and the length of what follows. */
  MS;

  /** What {@link #length} gives while it cannot be known yet. */
  static final int INCOMPLETE = 0;

  /** What {@link #length} gives for what is no message. */
  static final int BROKEN = -1;

  static final byte CONTROL = 2;
  static final byte DATA = 3;

  /** Bytes before a length is known, and before the content in {@link #MS}. */
  static final int HEAD = 4;

  private static final int STUN_HEADER = 20;

  /** The framing of a connection that begins with this byte; UNKNOWN if it is none. */
  static Framing of(byte first) {
    if (first == PseudoTls.FIRST) {
      return HELLO;
    }
    if (first == CONTROL || first == DATA) {
      return MS;
    }
    return first == 0 || first == 1 || (first & 0xC0) == 0x40 ? STANDARD : UNKNOWN;
  }

  /**
   * How long the message is that begins here, framing and padding included.
   *
   * @param bytes those that have come, from the position on
   */
  int length(ByteBuffer bytes) {
    if (bytes.remaining() < HEAD) {
      return INCOMPLETE;
    }
    byte first = bytes.get(bytes.position());
    int said = bytes.getShort(bytes.position() + 2) & 0xFFFF;
    return switch (this) {
      case UNKNOWN -> BROKEN;
      case HELLO -> PseudoTls.length(bytes);
      case MS -> {
        boolean known = first == CONTROL || first == DATA;
        yield known && bytes.get(bytes.position() + 1) == 0 ? HEAD + said : BROKEN;
      }
      case STANDARD -> {
        if ((first & 0xC0) == 0) {
          yield STUN_HEADER + said;
        }
        yield (first & 0xC0) == 0x40 ? HEAD + (said + 3 & ~3) : BROKEN;
      }
    };
  }
}
