package org.confab.ejb.tlsdsk;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * Puts what a server says in one go into as few TLS records as there can be: pidgin-sipe refuses a
 * flight whose handshake messages come in records of their own. The hash of the handshake is over
 * messages, so it stays the same (RFC 2246 6.2.1).
 */
final class Flight {
  private static final int HEADER = 5;
  private static final int HANDSHAKE = 22;

  /** The longest content of a record, in bytes. */
  private static final int MAX_CONTENT = 1 << 14;

  private Flight() {}

  /** Joins the handshake records that stand before anything else; they are not encrypted. */
  static byte[] joined(byte[] records) {
    ByteBuffer in = ByteBuffer.wrap(records);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    while (in.remaining() >= HEADER && in.get(in.position()) == HANDSHAKE) {
      int length = Short.toUnsignedInt(in.getShort(in.position() + HEADER - 2));
      if (content.size() + length > MAX_CONTENT) {
        break;
      }
      content.write(records, in.position() + HEADER, length);
      in.position(in.position() + HEADER + length);
    }
    if (content.size() == 0) {
      return records;
    }
    return ByteBuffer.allocate(HEADER + content.size() + in.remaining())
        .put(records, 0, HEADER - 2)
        .putShort((short) content.size())
        .put(content.toByteArray())
        .put(in)
        .array();
  }
}
