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

  private final SecretKeySpec own;
  private final SecretKeySpec others;

  private DskSigner(SecretKeySpec own, SecretKeySpec others) {
    this.own = own;
    this.others = others;
  }

  /** The server's end; takes the {@value #KEY_MATERIAL} exported bytes. */
  static DskSigner ofServer(byte[] keyMaterial) {
    return new DskSigner(serverKey(keyMaterial), clientKey(keyMaterial));
  }

  /** The client's end; takes the same bytes. */
  static DskSigner ofClient(byte[] keyMaterial) {
    return new DskSigner(clientKey(keyMaterial), serverKey(keyMaterial));
  }

  private static SecretKeySpec clientKey(byte[] keyMaterial) {
    return new SecretKeySpec(Arrays.copyOfRange(keyMaterial, CLIENT_KEY, SERVER_KEY), HMAC);
  }

  private static SecretKeySpec serverKey(byte[] keyMaterial) {
    return new SecretKeySpec(Arrays.copyOfRange(keyMaterial, SERVER_KEY, KEY_MATERIAL), HMAC);
  }

  @Override
  public byte[] sign(byte[] text) {
    return hmac(own, text);
  }

  @Override
  public boolean verifies(byte[] text, byte[] signature) {
    return MessageDigest.isEqual(hmac(others, text), signature);
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
