package org.confab.protocol.webticket;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The pairs of signature and digest methods that are taken (XML Signature 6). */
public enum HmacAlgorithm {
  SHA_1(
      "http://www.w3.org/2000/09/xmldsig#hmac-sha1",
      "http://www.w3.org/2000/09/xmldsig#sha1",
      "HmacSHA1",
      "SHA-1"),
  SHA_256(
      "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
      "http://www.w3.org/2001/04/xmlenc#sha256",
      "HmacSHA256",
      "SHA-256");

  private final String signatureUri;
  private final String digestUri;
  private final String mac;
  private final String digest;

  HmacAlgorithm(String signatureUri, String digestUri, String mac, String digest) {
    this.signatureUri = signatureUri;
    this.digestUri = digestUri;
    this.mac = mac;
    this.digest = digest;
  }

  /** The pair of that signature method, if it is taken. */
  static Optional<HmacAlgorithm> of(String signatureUri) {
    return Stream.of(values()).filter(a -> a.signatureUri.equals(signatureUri)).findFirst();
  }

  String signatureUri() {
    return signatureUri;
  }

  String digestUri() {
    return digestUri;
  }

  byte[] digest(byte[] text) {
    try {
      return MessageDigest.getInstance(digest).digest(text);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + digest, impossible);
    }
  }

  byte[] mac(byte[] key, byte[] text) {
    try {
      Mac hmac = Mac.getInstance(mac);
      hmac.init(new SecretKeySpec(key, mac));
      return hmac.doFinal(text);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + mac, impossible);
    }
  }
}
