package org.confab.mediaserver.video;

/**
 * The descriptor before a payload of VP8 (RFC 7741 4.2); used again and again, so that reading
 * makes no garbage. Offsets are those of the array read last.
 */
public final class Vp8Payload {
  private static final int EXTENDED = 0x80;
  private static final int START_OF_PARTITION = 0x10;
  private static final int PARTITION = 0x07;
  private static final int HAS_PICTURE_ID = 0x80;
  private static final int HAS_LEVEL_ZERO = 0x40;
  private static final int HAS_LAYER = 0x20;
  private static final int HAS_KEY_INDEX = 0x10;
  private static final int LONG_PICTURE_ID = 0x80;
  private static final int INTERFRAME = 0x01;

  private int pictureIdAt = -1;
  private int levelZeroAt = -1;
  private boolean longPictureId;
  private PayloadKind kind = PayloadKind.MALFORMED;

  /** Reads a payload; returns what it is. */
  public PayloadKind read(byte[] bytes, int offset, int length) {
    pictureIdAt = -1;
    levelZeroAt = -1;
    kind = parse(bytes, offset, offset + length);
    return kind;
  }

  private PayloadKind parse(byte[] bytes, int offset, int end) {
    if (offset >= end) {
      return PayloadKind.MALFORMED;
    }
    int first = bytes[offset];
    int at = offset + 1;
    if ((first & EXTENDED) != 0) {
      if (at >= end) {
        return PayloadKind.MALFORMED;
      }
      at = extension(bytes, at, end);
    }
    if (at < 0 || at >= end) {
      return PayloadKind.MALFORMED;
    }
    boolean begins = (first & START_OF_PARTITION) != 0 && (first & PARTITION) == 0;
    return begins && (bytes[at] & INTERFRAME) == 0 ? PayloadKind.WHOLE : PayloadKind.PART;
  }

  private int extension(byte[] bytes, int from, int end) {
    int flags = bytes[from];
    int at = from + 1;
    if ((flags & HAS_PICTURE_ID) != 0) {
      if (at >= end) {
        return -1;
      }
      longPictureId = (bytes[at] & LONG_PICTURE_ID) != 0;
      pictureIdAt = at;
      at += longPictureId ? 2 : 1;
    }
    if ((flags & HAS_LEVEL_ZERO) != 0) {
      levelZeroAt = at;
      at++;
    }
    if ((flags & (HAS_LAYER | HAS_KEY_INDEX)) != 0) {
      at++;
    }
    return at;
  }

  /** Whether it numbers its pictures. */
  public boolean hasPictureId() {
    return pictureIdAt >= 0;
  }

  /** How many numbers there are: 128 or 32768. */
  public int pictureIds() {
    return longPictureId ? 1 << 15 : 1 << 7;
  }

  /** The number of the picture. */
  public int pictureId(byte[] bytes) {
    int low = bytes[pictureIdAt] & 0x7f;
    return longPictureId ? low << 8 | bytes[pictureIdAt + 1] & 0xff : low;
  }

  /** Whether it numbers the pictures of its lowest layer. */
  public boolean hasLevelZero() {
    return levelZeroAt >= 0;
  }

  /** That number, 0 to 255. */
  public int levelZero(byte[] bytes) {
    return bytes[levelZeroAt] & 0xff;
  }

  /**
   * Writes other numbers into a copy of the payload.
   *
   * @param moved how much further the copy is in its array than the payload was in its own
   */
  void write(byte[] copy, int moved, int pictureId, int levelZero) {
    if (pictureIdAt >= 0) {
      int at = pictureIdAt + moved;
      if (longPictureId) {
        copy[at] = (byte) (LONG_PICTURE_ID | pictureId >> 8 & 0x7f);
        copy[at + 1] = (byte) pictureId;
      } else {
        copy[at] = (byte) (pictureId & 0x7f);
      }
    }
    if (levelZeroAt >= 0) {
      copy[levelZeroAt + moved] = (byte) levelZero;
    }
  }
}
