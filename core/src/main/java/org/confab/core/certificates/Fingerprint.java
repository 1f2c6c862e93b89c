package org.confab.core.certificates;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The hash of a whole certificate, in small hexadecimal digits.
 *
 * @param hex 40 digits of SHA-1 or 64 of SHA-256
 */
public record Fingerprint(String hex) {
  /** Throws {@link IllegalArgumentException} if this is no such hash. */
  public Fingerprint {
    hex = hex.toLowerCase(Locale.ROOT);
    if (!hex.matches("[0-9a-f]{40}|[0-9a-f]{64}")) {
      throw new IllegalArgumentException("no fingerprint of a certificate");
    }
  }

  /** Reads hexadecimal digits, colons allowed. */
  public static Fingerprint parse(String text) {
    return new Fingerprint(text.replace(":", "").strip());
  }

  /** What people compare. */
  public static Fingerprint sha1(X509Certificate certificate) {
    return of("SHA-1", certificate);
  }

  /** What the store finds certificates by. */
  public static Fingerprint sha256(X509Certificate certificate) {
    return of("SHA-256", certificate);
  }

  private static Fingerprint of(String algorithm, X509Certificate certificate) {
    try {
      byte[] hash = MessageDigest.getInstance(algorithm).digest(certificate.getEncoded());
      return new Fingerprint(HexFormat.of().formatHex(hash));
    } catch (CertificateEncodingException notEncoded) {
      throw new IllegalArgumentException("a certificate without encoding", notEncoded);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + algorithm, impossible);
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
