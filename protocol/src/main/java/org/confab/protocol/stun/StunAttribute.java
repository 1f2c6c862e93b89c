package org.confab.protocol.stun;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** One attribute: a number and its value. Whether the number is known does not matter here. */
public final class StunAttribute {
  private static final int LONGEST = 0xffff;

  private final int type;
  private final byte[] value;

  private StunAttribute(int type, byte[] value) {
    if (type < 0 || type > 0xffff || value.length > LONGEST) {
      throw new IllegalArgumentException("not an attribute: " + type + " of " + value.length);
    }
    this.type = type;
    this.value = value;
  }

  /** With these bytes, which are copied. */
  public static StunAttribute of(int type, byte[] value) {
    return new StunAttribute(type, value.clone());
  }

  /** With these bytes, which are copied. */
  public static StunAttribute of(StunAttributeType type, byte[] value) {
    return of(type.number(), value);
  }

  /** With this text in UTF-8. */
  public static StunAttribute text(StunAttributeType type, String text) {
    return new StunAttribute(type.number(), text.getBytes(StandardCharsets.UTF_8));
  }

  /** With this text, filled up with zeros that count to a multiple of four bytes. */
  public static StunAttribute filledText(StunAttributeType type, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new StunAttribute(type.number(), Arrays.copyOf(bytes, (bytes.length + 3) & ~3));
  }

  /** With 32 bits. */
  public static StunAttribute int32(StunAttributeType type, int value) {
    return new StunAttribute(type.number(), ByteBuffer.allocate(4).putInt(value).array());
  }

  /** With 64 bits. */
  public static StunAttribute int64(StunAttributeType type, long value) {
    return new StunAttribute(type.number(), ByteBuffer.allocate(8).putLong(value).array());
  }

  /** With nothing: its presence says all. */
  public static StunAttribute flag(StunAttributeType type) {
    return new StunAttribute(type.number(), new byte[0]);
  }

  /** UNKNOWN-ATTRIBUTES (RFC 5389 15.9). */
  public static StunAttribute unknown(List<Integer> types) {
    ByteBuffer out = ByteBuffer.allocate(2 * types.size());
    types.forEach(type -> out.putShort(type.shortValue()));
    return new StunAttribute(StunAttributeType.UNKNOWN_ATTRIBUTES.number(), out.array());
  }

  /** Its number. */
  public int type() {
    return type;
  }

  /** Whether it has this number. */
  public boolean is(StunAttributeType wanted) {
    return type == wanted.number();
  }

  /** A copy of its value. */
  public byte[] value() {
    return value.clone();
  }

  /** The length of its value in bytes. */
  public int length() {
    return value.length;
  }

  void put(ByteBuffer out) {
    out.put(value);
  }

  /** Its value as UTF-8, without the zeros at its end that some peers fill it up with. */
  public String text() {
    int end = value.length;
    while (end > 0 && value[end - 1] == 0) {
      end--;
    }
    return new String(value, 0, end, StandardCharsets.UTF_8);
  }

  /** Its 32 bits; empty if it has not four bytes. */
  public OptionalInt int32() {
    return value.length == 4
        ? OptionalInt.of(ByteBuffer.wrap(value).getInt())
        : OptionalInt.empty();
  }

  /** Its 64 bits; empty if it has not eight bytes. */
  public OptionalLong int64() {
    return value.length == 8
        ? OptionalLong.of(ByteBuffer.wrap(value).getLong())
        : OptionalLong.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StunAttribute that
        && type == that.type
        && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return 31 * type + Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return String.format("%04x:%s", type, HexFormat.of().formatHex(value));
  }
}
