package org.confab.protocol.ntlm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the fields of an NTLM token with every bound checked ([MS-NLMP] 2.2.1). */
final class NtlmToken {
  static final byte[] SIGNATURE = "NTLMSSP\0".getBytes(StandardCharsets.US_ASCII);

  /** Version 5.2.3790, NTLM revision 15: what Office Communications Server 2007 R2 says. */
  static final byte[] VERSION = {5, 2, (byte) 0xce, 0x0e, 0, 0, 0, 15};

  private final ByteBuffer bytes;

  /**
   * Takes a token of that type with at least that many fixed bytes.
   *
   * @throws IllegalArgumentException if it is none
   */
  NtlmToken(byte[] token, int type, int fixedLength) {
    bytes = ByteBuffer.wrap(token).order(ByteOrder.LITTLE_ENDIAN);
    if (token.length < fixedLength
        || !Arrays.equals(token, 0, 8, SIGNATURE, 0, 8)
        || bytes.getInt(8) != type) {
      throw new IllegalArgumentException("no NTLM token of type " + type);
    }
  }

  int number(int at) {
    return bytes.getInt(at);
  }

  byte[] fixed(int at, int length) {
    byte[] out = new byte[length];
    bytes.get(at, out);
    return out;
  }

  /** The payload that the length and offset at that place point to. */
  byte[] payload(int at) {
    int length = Short.toUnsignedInt(bytes.getShort(at));
    long offset = Integer.toUnsignedLong(bytes.getInt(at + 4));
    if (length == 0) {
      return new byte[0];
    }
    if (offset + length > bytes.capacity()) {
      throw new IllegalArgumentException("NTLM field beyond the end of its token");
    }
    return fixed((int) offset, length);
  }

  String text(int at) {
    return new String(payload(at), StandardCharsets.UTF_16LE);
  }

  /** Starts a token: signature, type, and nothing yet behind it. */
  static ByteBuffer start(int type, int length) {
    ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    return out.put(SIGNATURE).putInt(type);
  }

  /** The bytes that were written. */
  static byte[] written(ByteBuffer out) {
    byte[] token = new byte[out.position()];
    out.flip().get(token);
    return token;
  }

  /** Writes length, length again and offset of a field. */
  static int field(ByteBuffer out, int length, int offset) {
    out.putShort((short) length).putShort((short) length).putInt(offset);
    return offset + length;
  }
}
