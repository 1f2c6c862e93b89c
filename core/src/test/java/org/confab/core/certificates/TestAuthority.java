package org.confab.core.certificates;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.confab.protocol.sip.SipUri;

/** An authority that remembers what it made instead of signing it. */
public final class TestAuthority implements CertificateAuthority {
  /** The one request that it can read. */
  public static final byte[] REQUEST = {'r', 'e', 'q'};

  /** One whose sender does not have the key. */
  public static final byte[] STOLEN_KEY = {'s', 't', 'o', 'l', 'e', 'n'};

  /** A key as clients have it. */
  public static final PublicKey KEY = rsa(2048);

  private final List<X509Certificate> made = new ArrayList<>();

  /** A new RSA key. */
  public static PublicKey rsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair().getPublic();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public PublicKey requestedKey(byte[] pkcs10) {
    if (!Arrays.equals(pkcs10, REQUEST) && !Arrays.equals(pkcs10, STOLEN_KEY)) {
      throw new IllegalArgumentException("no request");
    }
    return KEY;
  }

  @Override
  public boolean provesPossession(byte[] pkcs10) {
    return Arrays.equals(pkcs10, REQUEST);
  }

  @Override
  public X509Certificate issue(SipUri user, PublicKey key, Instant notBefore, Instant notAfter) {
    X509Certificate one =
        new TestCertificate(made.size() + 1, user.address(), key, notBefore, notAfter);
    made.add(one);
    return one;
  }

  @Override
  public boolean hasIssued(X509Certificate certificate) {
    return made.stream().anyMatch(one -> one == certificate);
  }
}
