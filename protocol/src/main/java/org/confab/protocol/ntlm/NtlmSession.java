package org.confab.protocol.ntlm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The keys of an authenticated session and the signatures made with them: extended session security
 * with 128 bit, connectionless, so the cipher starts anew for each message ([MS-NLMP] 3.4). SIP
 * gives every message the sequence number 100. Safe for use by several threads.
 */
public final class NtlmSession {
  /** Length of a signature in bytes. */
  public static final int SIGNATURE_LENGTH = 16;

  private static final int SEQUENCE_NUMBER = 100;
  private static final int SIGNATURE_VERSION = 1;
  private static final int CHECKSUM = 8;
  private static final String CLIENT_SIGN =
      "session key to client-to-server signing key magic constant\0";
  private static final String SERVER_SIGN =
      "session key to server-to-client signing key magic constant\0";
  private static final String CLIENT_SEAL =
      "session key to client-to-server sealing key magic constant\0";
  private static final String SERVER_SEAL =
      "session key to server-to-client sealing key magic constant\0";

  private final Keys client;
  private final Keys server;

  private static final byte[] BEGINNING = littleEndian(SEQUENCE_NUMBER);

  /** One direction's keys, and the first bytes of the cipher, which starts anew each time. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Keys(HmacMd5 mac, byte[] stream) {
    static Keys of(byte[] sessionKey, String signMagic, String sealMagic) {
      byte[] seal = Digests.md5(sessionKey, sealMagic.getBytes(StandardCharsets.US_ASCII));
      byte[] sign = Digests.md5(sessionKey, signMagic.getBytes(StandardCharsets.US_ASCII));
      return new Keys(
          new HmacMd5(sign, BEGINNING),
          Rc4.apply(Digests.md5(seal, BEGINNING), new byte[CHECKSUM]));
    }

    byte[] signature(byte[] text) {
      byte[] checksum = mac.of(text);
      ByteBuffer out = ByteBuffer.allocate(SIGNATURE_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
      out.putInt(SIGNATURE_VERSION);
      for (int i = 0; i < CHECKSUM; i++) {
        out.put((byte) (checksum[i] ^ stream[i]));
      }
      return out.putInt(SEQUENCE_NUMBER).array();
    }
  }

  /** Derives the keys from the exported session key, 16 bytes. */
  public NtlmSession(byte[] exportedSessionKey) {
    client = Keys.of(exportedSessionKey, CLIENT_SIGN, CLIENT_SEAL);
    server = Keys.of(exportedSessionKey, SERVER_SIGN, SERVER_SEAL);
  }

  private static byte[] littleEndian(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  /** The signature of a text that the client sends. */
  public byte[] signAsClient(byte[] text) {
    return client.signature(text);
  }

  /** The signature of a text that the server sends. */
  public byte[] signAsServer(byte[] text) {
    return server.signature(text);
  }

  /** Whether the signature of a text that the client sent is right. */
  public boolean verifyFromClient(byte[] text, byte[] signature) {
    return MessageDigest.isEqual(signAsClient(text), signature);
  }

  /** Whether the signature of a text that the server sent is right. */
  public boolean verifyFromServer(byte[] text, byte[] signature) {
    return MessageDigest.isEqual(signAsServer(text), signature);
  }

  @Override
  public String toString() {
    return "NtlmSession[…]";
  }
}
