package org.confab.mediaserver.video;

/** What a payload of RFC 6184 begins with; nothing is decoded. */
final class H264Payload {
  /** A picture that needs no other. */
  private static final int IDR = 5;

  /** How pictures are to be read: stands before a picture that needs no other. */
  private static final int PARAMETERS = 7;

  private static final int MAX_SINGLE = 23;
  private static final int STAP_A = 24;
  private static final int FU_A = 28;

  /** RFC 6190: hints between the units of [MS-H264PF]. */
  private static final int PACSI = 30;

  private static final int TYPE_BITS = 0x1f;
  private static final int FORBIDDEN_BIT = 0x80;
  private static final int START_BIT = 0x80;
  private static final int END_BIT = 0x40;

  private H264Payload() {}

  /** What it is; {@code mode} is the packetization mode that was agreed on. */
  static PayloadKind kind(int mode, byte[] bytes, int offset, int length) {
    if (length < 1 || (bytes[offset] & FORBIDDEN_BIT) != 0) {
      return PayloadKind.MALFORMED;
    }
    int type = bytes[offset] & TYPE_BITS;
    if (type >= 1 && type <= MAX_SINGLE) {
      return unit(type);
    }
    return switch (type) {
      case STAP_A -> several(bytes, offset + 1, offset + length);
      case FU_A -> fragment(bytes, offset, length);
      case PACSI -> mode == 0 ? PayloadKind.MALFORMED : PayloadKind.PART;
      default -> PayloadKind.MALFORMED;
    };
  }

  private static PayloadKind unit(int type) {
    return type == IDR || type == PARAMETERS ? PayloadKind.WHOLE : PayloadKind.PART;
  }

  private static PayloadKind several(byte[] bytes, int from, int end) {
    PayloadKind kind = PayloadKind.PART;
    int at = from;
    while (at < end) {
      if (end - at < 3) {
        return PayloadKind.MALFORMED;
      }
      int size = (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
      if (size == 0 || size > end - at - 2) {
        return PayloadKind.MALFORMED;
      }
      if (unit(bytes[at + 2] & TYPE_BITS) == PayloadKind.WHOLE) {
        kind = PayloadKind.WHOLE;
      }
      at += 2 + size;
    }
    return at == from ? PayloadKind.MALFORMED : kind;
  }

  private static PayloadKind fragment(byte[] bytes, int offset, int length) {
    if (length < 3) {
      return PayloadKind.MALFORMED;
    }
    int header = bytes[offset + 1];
    boolean start = (header & START_BIT) != 0;
    int type = header & TYPE_BITS;
    if (type == 0 || type > MAX_SINGLE || start && (header & END_BIT) != 0) {
      return PayloadKind.MALFORMED;
    }
    return start ? unit(type) : PayloadKind.PART;
  }
}
