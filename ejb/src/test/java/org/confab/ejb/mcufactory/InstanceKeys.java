package org.confab.ejb.mcufactory;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.confab.ejb.certificates.Authorities;

/** A CA as an instance has one, and certificates that it signs. */
final class InstanceKeys {
  private static final char[] PASSWORD = "secret".toCharArray();
  private static final X500Name CA = new X500Name("CN=Development CA");

  private final KeyPair caKeys = Authorities.keyPair(2048);
  private final KeyPair keys = Authorities.keyPair(2048);
  private final X509Certificate ca = sign(CA, caKeys, true);

  /** A keystore file with a key, its certificate of that DNS name, and the CA. */
  Path keyStore(Path folder, String name) throws IOException, GeneralSecurityException {
    Path file = folder.resolve(name + ".p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store(name).store(out, PASSWORD);
    }
    return file;
  }

  /** A keystore file with a key and its certificate, but not the CA. */
  Path keyStoreWithoutAuthority(Path folder) throws IOException, GeneralSecurityException {
    KeyStore store = empty();
    String name = "sip.litwareinc.com";
    store.setKeyEntry(name, keys.getPrivate(), PASSWORD, new Certificate[] {certificate(name)});
    Path file = folder.resolve("alone.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
    }
    return file;
  }

  /** The file with the password. */
  static Path password(Path folder) throws IOException {
    return Files.writeString(folder.resolve("password"), new String(PASSWORD) + "\n");
  }

  /** TLS as a server of that name, which asks for certificates of the CA. */
  SSLContext server(String name) throws GeneralSecurityException, IOException {
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(store(name), PASSWORD);
    KeyStore anchors = empty();
    anchors.setCertificateEntry("ca", ca);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(anchors);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  /** The certificate of that DNS name. */
  X509Certificate certificate(String name) {
    return sign(new X500Name("CN=" + name), keys, false);
  }

  private KeyStore store(String name) throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    store.setKeyEntry(name, keys.getPrivate(), PASSWORD, new Certificate[] {certificate(name), ca});
    return store;
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private X509Certificate sign(X500Name subject, KeyPair of, boolean authority) {
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              CA,
              BigInteger.valueOf(authority ? 1 : 2),
              Date.from(Instant.now().minus(Duration.ofDays(1))),
              Date.from(Instant.now().plus(Duration.ofDays(1))),
              subject,
              of.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      if (!authority) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(
                new GeneralName[] {
                  new GeneralName(GeneralName.dNSName, subject.toString().substring(3)),
                  new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                }));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withRSA").build(caKeys.getPrivate())));
    } catch (GeneralSecurityException | OperatorCreationException | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
