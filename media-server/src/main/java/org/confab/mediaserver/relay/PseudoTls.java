package org.confab.mediaserver.relay;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * What looks like TLS and is not ([MS-TURN] 2.1.4): a hello each way for firewalls that let nothing
 * else pass, then everything in clear.
 */
final class PseudoTls {
  /** The first byte of a hello: a handshake record. */
  static final byte FIRST = 0x16;

  /** Bytes of a client's hello. */
  static final int CLIENT_LENGTH = 50;

  private static final byte[] CLIENT_HEAD = hex("160301002D010000290301");
  private static final byte[] CLIENT_TAIL = hex("00000200180100");
  private static final byte[] SERVER_HEAD = hex("160301004E020000460301");
  private static final byte[] SERVER_MIDDLE = hex("20");
  private static final byte[] SERVER_TAIL = hex("0018000E000000");
  private static final int RANDOM = 32;
  private static final int SESSION = 32;

  private PseudoTls() {}

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  /** See {@link Framing#length}. */
  static int length(ByteBuffer bytes) {
    int at = bytes.position();
    int there = Math.min(bytes.remaining(), CLIENT_LENGTH);
    for (int i = 0; i < Math.min(there, CLIENT_HEAD.length); i++) {
      if (bytes.get(at + i) != CLIENT_HEAD[i]) {
        return Framing.BROKEN;
      }
    }
    if (there < CLIENT_LENGTH) {
      return Framing.INCOMPLETE;
    }
    for (int i = 0; i < CLIENT_TAIL.length; i++) {
      if (bytes.get(at + CLIENT_LENGTH - CLIENT_TAIL.length + i) != CLIENT_TAIL[i]) {
        return Framing.BROKEN;
      }
    }
    return CLIENT_LENGTH;
  }

  /** The server's hello: 83 bytes in one record. */
  static ByteBuffer answer(RandomGenerator random) {
    byte[] own = new byte[RANDOM];
    byte[] session = new byte[SESSION];
    random.nextBytes(own);
    random.nextBytes(session);
    return ByteBuffer.allocate(
            SERVER_HEAD.length + RANDOM + SERVER_MIDDLE.length + SESSION + SERVER_TAIL.length)
        .put(SERVER_HEAD)
        .put(own)
        .put(SERVER_MIDDLE)
        .put(session)
        .put(SERVER_TAIL)
        .flip();
  }
}
