package org.confab.protocol.ntlm;

/**
 * The RC4 stream cipher, for the few bytes of a key exchange or a checksum. Own, because security
 * policies may take it out of the JDK while NTLM knows no other.
 */
final class Rc4 {
  private Rc4() {}

  /** Encrypts or decrypts with a fresh key stream. */
  static byte[] apply(byte[] key, byte[] input) {
    byte[] state = new byte[256];
    for (int i = 0; i < 256; i++) {
      state[i] = (byte) i;
    }
    for (int i = 0, j = 0; i < 256; i++) {
      j = (j + state[i] + key[i % key.length]) & 0xff;
      swap(state, i, j);
    }
    byte[] out = new byte[input.length];
    for (int n = 0, i = 0, j = 0; n < input.length; n++) {
      i = (i + 1) & 0xff;
      j = (j + state[i]) & 0xff;
      swap(state, i, j);
      out[n] = (byte) (input[n] ^ state[(state[i] + state[j]) & 0xff]);
    }
    return out;
  }

  private static void swap(byte[] state, int i, int j) {
    byte kept = state[i];
    state[i] = state[j];
    state[j] = kept;
  }
}
