package org.confab.protocol.srtp;

/** The keys of packets, made of a master key (RFC 3711 4.3, derivation rate 0). */
final class SessionKeys {
  /** What a key is for: the label of its derivation, plus 3 for RTCP. */
  private static final int CIPHER = 0;

  private static final int AUTHENTICATION = 1;
  private static final int SALT = 2;
  private static final int RTCP = 3;
  private static final int AUTHENTICATION_BYTES = 20;

  final byte[] cipher;
  final byte[] authentication;
  final byte[] salt;

  private SessionKeys(SrtpKey master, int first, CryptoScratch scratch) {
    cipher = derive(master, first + CIPHER, SrtpKey.KEY_BYTES, scratch);
    authentication = derive(master, first + AUTHENTICATION, AUTHENTICATION_BYTES, scratch);
    salt = derive(master, first + SALT, SrtpKey.SALT_BYTES, scratch);
  }

  static SessionKeys ofRtp(SrtpKey master, CryptoScratch scratch) {
    return new SessionKeys(master, 0, scratch);
  }

  static SessionKeys ofRtcp(SrtpKey master, CryptoScratch scratch) {
    return new SessionKeys(master, RTCP, scratch);
  }

  // The label stands in the eighth byte of 14: it is XORed into the salt, and the stream of zeros
  // taken from there on.
  private static byte[] derive(SrtpKey master, int label, int length, CryptoScratch scratch) {
    byte[] salt = master.salt();
    salt[7] ^= (byte) label;
    byte[] key = new byte[length];
    new KeyStream(master.key(), salt, scratch).apply(0, 0, key, 0, length);
    return key;
  }
}
