package org.confab.ejb.certificates;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.confab.core.certificates.CertificateAuthority;
import org.confab.protocol.sip.SipUri;

/** The authority for certificates of users: an RSA key of this instance, used for nothing else. */
public final class UserAuthority implements CertificateAuthority {
  private static final String SIGNATURE = "SHA256withRSA";

  /** Bits of a serial number; RFC 5280 4.1.2.2 allows 20 bytes with the sign. */
  private static final int SERIAL_BITS = 127;

  private final PrivateKey key;
  private final X509Certificate certificate;
  private final SecureRandom random = new SecureRandom();

  UserAuthority(PrivateKey key, X509Certificate certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  /**
   * The authority of a PKCS#12 file.
   *
   * @param passwordFile its first line is the password
   */
  static UserAuthority ofFile(Path keyStore, Path passwordFile) {
    try (InputStream in = Files.newInputStream(keyStore)) {
      String line = Files.readString(passwordFile).lines().findFirst().orElse("");
      char[] password = line.strip().toCharArray();
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, password);
      for (String alias : Collections.list(keys.aliases())) {
        if (keys.getKey(alias, password) instanceof PrivateKey found
            && keys.getCertificate(alias) instanceof X509Certificate own) {
          return new UserAuthority(found, own);
        }
      }
      throw new IllegalStateException(keyStore + " holds no key");
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + keyStore, unreadable);
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalStateException("cannot read " + keyStore, unreadable);
    }
  }

  /** The authority's own certificate. */
  public X509Certificate certificate() {
    return certificate;
  }

  @Override
  public PublicKey requestedKey(byte[] pkcs10) {
    try {
      return new JcaPKCS10CertificationRequest(pkcs10).getPublicKey();
    } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
      throw new IllegalArgumentException("no certificate request", unreadable);
    }
  }

  @Override
  public boolean provesPossession(byte[] pkcs10) {
    try {
      return new JcaPKCS10CertificationRequest(pkcs10)
          .isSignatureValid(new JcaContentVerifierProviderBuilder().build(requestedKey(pkcs10)));
    } catch (IOException | OperatorCreationException | PKCSException unusable) {
      return false; // an algorithm that nobody knows proves nothing
    }
  }

  @Override
  public X509Certificate issue(
      SipUri user, PublicKey userKey, Instant notBefore, Instant notAfter) {
    Instant ownEnd = certificate.getNotAfter().toInstant();
    Instant end = notAfter.isBefore(ownEnd) ? notAfter : ownEnd;
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()),
              new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1),
              Date.from(notBefore),
              Date.from(end),
              new X500NameBuilder().addRDN(BCStyle.CN, user.aor().address()).build(),
              userKey);
      addExtensions(builder, user, userKey);
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(key)));
    } catch (CertIOException | GeneralSecurityException | OperatorCreationException failed) {
      throw new IllegalStateException("the authority for users cannot sign", failed);
    }
  }

  private void addExtensions(JcaX509v3CertificateBuilder builder, SipUri user, PublicKey userKey)
      throws CertIOException, GeneralSecurityException {
    JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
    String uri = "sip:" + user.aor().address();
    builder
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
        .addExtension(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))
        .addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, uri)))
        .addExtension(
            Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(userKey))
        .addExtension(
            Extension.authorityKeyIdentifier,
            false,
            identifiers.createAuthorityKeyIdentifier(certificate.getPublicKey()));
  }

  @Override
  public boolean hasIssued(X509Certificate presented) {
    if (!presented.getIssuerX500Principal().equals(certificate.getSubjectX500Principal())) {
      return false;
    }
    try {
      presented.verify(certificate.getPublicKey());
      return true;
    } catch (GeneralSecurityException notOurs) {
      return false;
    }
  }
}
