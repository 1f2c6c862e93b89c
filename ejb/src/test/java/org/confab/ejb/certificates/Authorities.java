package org.confab.ejb.certificates;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Authorities and keys for tests. */
public final class Authorities {
  /** Ends of the test authorities: the year 2030. */
  static final Instant END = Instant.parse("2030-01-01T00:00:00Z");

  private Authorities() {}

  /** A new RSA key pair. */
  public static KeyPair keyPair(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A new authority of that name. */
  public static UserAuthority named(String name) {
    KeyPair keys = keyPair(2048);
    return new UserAuthority(keys.getPrivate(), selfSigned(name, keys));
  }

  /** A certificate of these keys, signed with them. */
  public static X509Certificate selfSigned(String name, KeyPair keys) {
    X500Name self = new X500Name("CN=" + name);
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            self,
            BigInteger.ONE,
            Date.from(END.minus(Duration.ofDays(3650))),
            Date.from(END),
            self,
            keys.getPublic());
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
    } catch (CertificateException | OperatorCreationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
