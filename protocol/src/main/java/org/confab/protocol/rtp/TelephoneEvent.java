package org.confab.protocol.rtp;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A telephone event (RFC 4733 2.3; [MS-DTMF]: events 0–16).
 *
 * @param code the event; those above 16 are no keys
 * @param end whether the key is released
 * @param volume power level, 0–63 (-dBm0)
 * @param duration so far, in units of the clock, 0–65535
 */
public record TelephoneEvent(int code, boolean end, int volume, int duration) {
  /** Bytes of one event. */
  public static final int LENGTH = 4;

  private static final int MAX_CODE = 255;
  private static final int MAX_VOLUME = 63;
  private static final int MAX_DURATION = 65_535;
  private static final int END_BIT = 0x80;

  /** The keys of [MS-DTMF], in the order of their codes. */
  public enum Key {
    ZERO('0'),
    ONE('1'),
    TWO('2'),
    THREE('3'),
    FOUR('4'),
    FIVE('5'),
    SIX('6'),
    SEVEN('7'),
    EIGHT('8'),
    NINE('9'),
    STAR('*'),
    POUND('#'),
    A('A'),
    B('B'),
    C('C'),
    D('D'),
    FLASH('!');

    private static final Key[] ALL = values();

    private final char symbol;

    Key(char symbol) {
      this.symbol = symbol;
    }

    /** As a person writes it; {@code !} is the flash. */
    public char symbol() {
      return symbol;
    }

    /** The key of an event's code. */
    public static Optional<Key> of(int code) {
      return code >= 0 && code < ALL.length ? Optional.of(ALL[code]) : Optional.empty();
    }
  }

  /** Throws {@link IllegalArgumentException} if a number has no room in its field. */
  public TelephoneEvent {
    if (code < 0
        || code > MAX_CODE
        || volume < 0
        || volume > MAX_VOLUME
        || duration < 0
        || duration > MAX_DURATION) {
      throw new IllegalArgumentException("not a telephone event");
    }
  }

  /** Reads the first event of a payload; throws {@link RtpMalformed} if it is too short. */
  public static TelephoneEvent parse(ByteBuffer payload) {
    if (payload.remaining() < LENGTH) {
      throw new RtpMalformed("telephone event of " + payload.remaining() + " bytes");
    }
    int at = payload.position();
    int flags = payload.get(at + 1);
    return new TelephoneEvent(
        payload.get(at) & 0xff,
        (flags & END_BIT) != 0,
        flags & MAX_VOLUME,
        payload.getShort(at + 2) & 0xffff);
  }

  /** Writes its four bytes. */
  public void write(ByteBuffer out) {
    out.put((byte) code);
    out.put((byte) ((end ? END_BIT : 0) | volume));
    out.putShort((short) duration);
  }

  /** Its key, if it is one. */
  public Optional<Key> key() {
    return Key.of(code);
  }
}
