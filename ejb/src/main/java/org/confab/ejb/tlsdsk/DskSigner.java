package org.confab.ejb.tlsdsk;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.confab.core.authentication.MessageSigner;

/**
 * The keys of a TLS-DSK association ([MS-SIPAE] 3.2.5.1): HMAC with the hash of the negotiated
 * suite, which is SHA-1 for every suite that this server takes.
 */
final class DskSigner implements MessageSigner {
  /** Bytes that the handshake exports for an association. */
  static final int KEY_MATERIAL = 128;

  private static final String HMAC = "HmacSHA1";
  private static final int CLIENT_KEY = 64;
  private static final int SERVER_KEY = 96;

  private final SecretKeySpec clientKey;
  private final SecretKeySpec serverKey;

  /** Takes the {@value #KEY_MATERIAL} exported bytes. */
  DskSigner(byte[] keyMaterial) {
    clientKey = new SecretKeySpec(Arrays.copyOfRange(keyMaterial, CLIENT_KEY, SERVER_KEY), HMAC);
    serverKey = new SecretKeySpec(Arrays.copyOfRange(keyMaterial, SERVER_KEY, KEY_MATERIAL), HMAC);
  }

  @Override
  public byte[] sign(byte[] text) {
    return hmac(serverKey, text);
  }

  @Override
  public boolean verifies(byte[] text, byte[] signature) {
    return MessageDigest.isEqual(hmac(clientKey, text), signature);
  }

  private static byte[] hmac(SecretKeySpec key, byte[] text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + HMAC, impossible);
    }
  }
}
