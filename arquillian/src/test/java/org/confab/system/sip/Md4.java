package org.confab.system.sip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** MD4 (RFC 1320), which the JDK no longer offers; NTLM's password hash needs it. */
final class Md4 {
  private static final int[][] ORDER = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15},
    {0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15}
  };
  private static final int[][] TURN = {{3, 7, 11, 19}, {3, 5, 9, 13}, {3, 9, 11, 15}};
  private static final int[] ADD = {0, 0x5A827999, 0x6ED9EBA1};

  private Md4() {}

  static byte[] digest(byte[] message) {
    int padded = (message.length + 8) / 64 * 64 + 64;
    ByteBuffer in = ByteBuffer.allocate(padded).order(ByteOrder.LITTLE_ENDIAN);
    in.put(message).put((byte) 0x80).putLong(padded - 8, 8L * message.length);
    int[] state = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476};
    for (int block = 0; block < padded; block += 64) {
      int[] next = rounds(state, in, block);
      for (int i = 0; i < 4; i++) {
        state[i] += next[i];
      }
    }
    ByteBuffer out = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    for (int word : state) {
      out.putInt(word);
    }
    return out.array();
  }

  private static int[] rounds(int[] state, ByteBuffer in, int block) {
    int[] s = state.clone();
    for (int step = 0; step < 48; step++) {
      int round = step / 16;
      int a = (4 - step % 4) % 4; // the register that this step writes
      int b = s[(a + 1) % 4];
      int c = s[(a + 2) % 4];
      int d = s[(a + 3) % 4];
      int mixed =
          switch (round) {
            case 0 -> (b & c) | (~b & d);
            case 1 -> (b & c) | (b & d) | (c & d);
            default -> b ^ c ^ d;
          };
      int sum = s[a] + mixed + in.getInt(block + 4 * ORDER[round][step % 16]) + ADD[round];
      s[a] = Integer.rotateLeft(sum, TURN[round][step % 4]);
    }
    return s;
  }
}
