package org.confab.protocol.srtp;

/**
 * Room to work in, shared by all transforms of one thread: a leg of its own for each would cost
 * more memory than the keys.
 */
public final class CryptoScratch {
  static final int BLOCK = 16;

  /** Longest packet that is protected or unprotected, tags included. */
  public static final int MAX_PACKET = 2_048;

  final byte[] counters = new byte[MAX_PACKET + BLOCK];
  final byte[] stream = new byte[MAX_PACKET + BLOCK];
  final byte[] digest = new byte[20];
  final byte[] word = new byte[4];
}
