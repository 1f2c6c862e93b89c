package org.confab.protocol.stun;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A message as it was received: what it says, and its bytes, by which it is verified. */
public final class StunPacket {
  /** Bytes before the attributes. */
  public static final int HEADER = 20;

  /** Most attributes that are read; real messages have less than 20. */
  public static final int MAX_ATTRIBUTES = 64;

  private static final int ATTRIBUTE_HEAD = 4;

  private final byte[] bytes;
  private final StunMessage message;
  private final int integrityAt;
  private final int fingerprintAt;

  private StunPacket(byte[] bytes, StunMessage message, int integrityAt, int fingerprintAt) {
    this.bytes = bytes;
    this.message = message;
    this.integrityAt = integrityAt;
    this.fingerprintAt = fingerprintAt;
  }

  /**
   * Reads a message that fills these bytes; empty if they are none. With padding (RFC 5389),
   * attributes behind MESSAGE-INTEGRITY count no more, save FINGERPRINT; in [MS-TURN] they do.
   */
  public static Optional<StunPacket> read(byte[] bytes, StunFraming framing) {
    if (bytes.length < HEADER
        || (bytes[0] & 0xc0) != 0
        || uint16(bytes, 2) != bytes.length - HEADER
        || framing.filled(bytes.length) != bytes.length) {
      return Optional.empty();
    }
    List<StunAttribute> attributes = new ArrayList<>();
    int integrity = -1;
    int fingerprint = -1;
    int at = HEADER;
    while (at < bytes.length) {
      int end = end(bytes, at);
      if (end < 0 || attributes.size() == MAX_ATTRIBUTES || fingerprint >= 0) {
        return Optional.empty();
      }
      StunAttribute attribute =
          StunAttribute.of(uint16(bytes, at), Arrays.copyOfRange(bytes, at + ATTRIBUTE_HEAD, end));
      if (attribute.is(StunAttributeType.FINGERPRINT) && attribute.length() == 4) {
        fingerprint = at;
      } else if (integrity < 0
          && attribute.is(StunAttributeType.MESSAGE_INTEGRITY)
          && attribute.length() == Integrity.BYTES) {
        integrity = at;
      } else if (integrity < 0 || framing == StunFraming.UNPADDED) {
        attributes.add(attribute);
      }
      at += ATTRIBUTE_HEAD + framing.filled(end - at - ATTRIBUTE_HEAD);
    }
    StunMessage message =
        new StunMessage(
            new StunType(uint16(bytes, 0)),
            TransactionId.of(Arrays.copyOfRange(bytes, 4, HEADER)),
            attributes);
    return Optional.of(new StunPacket(bytes.clone(), message, integrity, fingerprint));
  }

  /** Where the value of the attribute ends; -1 if that is outside. */
  private static int end(byte[] bytes, int at) {
    if (bytes.length - at < ATTRIBUTE_HEAD) {
      return -1;
    }
    int end = at + ATTRIBUTE_HEAD + uint16(bytes, at + 2);
    return end > bytes.length ? -1 : end;
  }

  /** What it says. */
  public StunMessage message() {
    return message;
  }

  /** Whether it carries a code of any form. */
  public boolean hasIntegrity() {
    return integrityAt >= 0;
  }

  /** Whether it carries the code that this form and key give. */
  public boolean verifies(Integrity form, byte[] key) {
    return integrityAt >= 0
        && MessageDigest.isEqual(
            form.code(bytes, integrityAt, key),
            Arrays.copyOfRange(
                bytes, integrityAt + ATTRIBUTE_HEAD, integrityAt + Integrity.ATTRIBUTE));
  }

  /** Whether it carries a fingerprint of any table, right or wrong. */
  public boolean hasFingerprint() {
    return fingerprintAt >= 0;
  }

  /** Whether it carries the fingerprint of this table. */
  public boolean has(Fingerprint table) {
    return fingerprintAt >= 0
        && ByteBuffer.wrap(bytes).getInt(fingerprintAt + ATTRIBUTE_HEAD)
            == table.of(bytes, fingerprintAt);
  }

  /** Writes a message as it is. */
  public static byte[] write(StunMessage message, StunFraming framing) {
    return write(message, framing, 0);
  }

  /** Writes a message with MESSAGE-INTEGRITY at its end. */
  public static byte[] write(
      StunMessage message, StunFraming framing, Integrity integrity, byte[] key) {
    byte[] bytes = write(message, framing, Integrity.ATTRIBUTE);
    sign(bytes, bytes.length - Integrity.ATTRIBUTE, integrity, key);
    return bytes;
  }

  /**
   * Writes a message with MESSAGE-INTEGRITY and, behind it, attributes that it does not cover, as
   * [MS-TURN] has its sequence number. Not for the form that counts the whole message.
   */
  public static byte[] write(
      StunMessage message,
      StunFraming framing,
      Integrity integrity,
      byte[] key,
      List<StunAttribute> behind) {
    List<StunAttribute> all = new ArrayList<>(message.attributes());
    all.add(StunAttribute.of(StunAttributeType.MESSAGE_INTEGRITY, new byte[Integrity.BYTES]));
    all.addAll(behind);
    byte[] bytes = write(new StunMessage(message.type(), message.id(), all), framing);
    sign(bytes, write(message, framing).length, integrity, key);
    return bytes;
  }

  /** Writes a message with MESSAGE-INTEGRITY and FINGERPRINT at its end. */
  public static byte[] write(
      StunMessage message,
      StunFraming framing,
      Integrity integrity,
      byte[] key,
      Fingerprint fingerprint) {
    byte[] bytes = write(message, framing, Integrity.ATTRIBUTE + Fingerprint.ATTRIBUTE);
    sign(bytes, bytes.length - Integrity.ATTRIBUTE - Fingerprint.ATTRIBUTE, integrity, key);
    print(bytes, fingerprint);
    return bytes;
  }

  /** Writes a message with FINGERPRINT at its end. */
  public static byte[] write(StunMessage message, StunFraming framing, Fingerprint fingerprint) {
    byte[] bytes = write(message, framing, Fingerprint.ATTRIBUTE);
    print(bytes, fingerprint);
    return bytes;
  }

  private static byte[] write(StunMessage message, StunFraming framing, int room) {
    int length = room;
    for (StunAttribute attribute : message.attributes()) {
      length += ATTRIBUTE_HEAD + framing.filled(attribute.length());
    }
    if (length > 0xffff) {
      throw new IllegalArgumentException("a message of " + length + " bytes");
    }
    ByteBuffer out = ByteBuffer.allocate(HEADER + length);
    out.putShort((short) message.type().value()).putShort((short) length);
    out.put(message.id().bytes());
    for (StunAttribute attribute : message.attributes()) {
      int next = out.position() + ATTRIBUTE_HEAD + framing.filled(attribute.length());
      out.putShort((short) attribute.type()).putShort((short) attribute.length());
      attribute.put(out);
      out.position(next);
    }
    return out.array();
  }

  private static void sign(byte[] bytes, int at, Integrity integrity, byte[] key) {
    ByteBuffer.wrap(bytes, at, Integrity.ATTRIBUTE)
        .putShort((short) StunAttributeType.MESSAGE_INTEGRITY.number())
        .putShort((short) Integrity.BYTES)
        .put(integrity.code(bytes, at, key));
  }

  private static void print(byte[] bytes, Fingerprint fingerprint) {
    int at = bytes.length - Fingerprint.ATTRIBUTE;
    ByteBuffer.wrap(bytes, at, Fingerprint.ATTRIBUTE)
        .putShort((short) StunAttributeType.FINGERPRINT.number())
        .putShort((short) 4)
        .putInt(fingerprint.of(bytes, at));
  }

  static void putLength(byte[] bytes, int length) {
    bytes[2] = (byte) (length >> 8);
    bytes[3] = (byte) length;
  }

  private static int uint16(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }
}
