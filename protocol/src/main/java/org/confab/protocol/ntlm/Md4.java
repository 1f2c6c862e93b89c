package org.confab.protocol.ntlm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The MD4 message digest (RFC 1320). The JDK has none, and the NT hash is made of it. */
final class Md4 {
  private static final int[] ROUND_1_SHIFTS = {3, 7, 11, 19};
  private static final int[] ROUND_2_SHIFTS = {3, 5, 9, 13};
  private static final int[] ROUND_3_SHIFTS = {3, 9, 11, 15};
  private static final int[] ROUND_3_ORDER = {0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15};

  private Md4() {}

  /** The 16 bytes of the digest. */
  static byte[] digest(byte[] message) {
    int padded = (message.length + 8) / 64 * 64 + 64;
    ByteBuffer input = ByteBuffer.allocate(padded).order(ByteOrder.LITTLE_ENDIAN);
    input.put(message).put((byte) 0x80).putLong(padded - 8, message.length * 8L);
    int[] state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
    int[] block = new int[16];
    for (int at = 0; at < padded; at += 64) {
      for (int i = 0; i < 16; i++) {
        block[i] = input.getInt(at + 4 * i);
      }
      mix(state, block);
    }
    ByteBuffer out = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    for (int word : state) {
      out.putInt(word);
    }
    return out.array();
  }

  private static void mix(int[] state, int[] block) {
    int a = state[0];
    int b = state[1];
    int c = state[2];
    int d = state[3];
    for (int step = 0; step < 48; step++) {
      int i = step % 16;
      int sum;
      int shift;
      if (step < 16) {
        sum = a + ((b & c) | (~b & d)) + block[i];
        shift = ROUND_1_SHIFTS[i % 4];
      } else if (step < 32) {
        sum = a + ((b & c) | (b & d) | (c & d)) + block[i % 4 * 4 + i / 4] + 0x5a827999;
        shift = ROUND_2_SHIFTS[i % 4];
      } else {
        sum = a + (b ^ c ^ d) + block[ROUND_3_ORDER[i]] + 0x6ed9eba1;
        shift = ROUND_3_SHIFTS[i % 4];
      }
      a = d;
      d = c;
      c = b;
      b = Integer.rotateLeft(sum, shift);
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
  }
}
