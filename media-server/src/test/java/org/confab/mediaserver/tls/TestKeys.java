package org.confab.mediaserver.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A CA and certificates of it, in files, as {@code ./confab} makes them. */
public final class TestKeys {
  /** The password of every store. */
  public static final String PASSWORD = "secret";

  /** The name of the server. */
  public static final String SERVER = "sip.x.test";

  private final Path folder;
  private final String name;
  private final KeyPair pair = pair();
  private final X509Certificate certificate;

  /** A new CA of that name. */
  public TestKeys(Path folder, String name) {
    this.folder = folder;
    this.name = name;
    this.certificate = sign("Test CA " + name, pair, true);
    write(
        authority(),
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(encoded(certificate))
            + "\n-----END CERTIFICATE-----\n");
  }

  /** The CA's certificate. */
  public Path authority() {
    return folder.resolve(name + ".pem");
  }

  /** A key store with a certificate of that common name. */
  public Path store(String commonName) {
    try {
      KeyPair own = pair();
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "own",
          own.getPrivate(),
          PASSWORD.toCharArray(),
          new X509Certificate[] {sign(commonName, own, false), certificate});
      Path file = folder.resolve(name + "-" + commonName + ".p12");
      try (OutputStream out = Files.newOutputStream(file)) {
        store.store(out, PASSWORD.toCharArray());
      }
      return file;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** TLS with a certificate of that name, towards a peer of the other name. */
  public MutualTls tls(String commonName, String peer) {
    return MutualTls.of(store(commonName), PASSWORD.toCharArray(), authority(), new PeerName(peer));
  }

  /** As {@link #tls}, but trusting another CA. */
  public MutualTls tls(String commonName, String peer, TestKeys trusted) {
    return MutualTls.of(
        store(commonName), PASSWORD.toCharArray(), trusted.authority(), new PeerName(peer));
  }

  private X509Certificate sign(String subject, KeyPair keys, boolean authority) {
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Name("CN=Test CA " + name),
              BigInteger.valueOf(System.nanoTime()),
              Date.from(Instant.now().minus(1, ChronoUnit.HOURS)),
              Date.from(Instant.now().plus(1, ChronoUnit.DAYS)),
              new X500Name("CN=" + subject),
              keys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
