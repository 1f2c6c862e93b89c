package org.confab.ejb.conferencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
  private static final KeyPair OWN = pair("RSA", 2048);
  private static final KeyPair OTHER = pair("RSA", 2048);

  private static KeyPair pair(String algorithm, int size) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(size);
      return generator.generateKeyPair();
    } catch (java.security.GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] certificate(KeyPair pair, String signature) throws Exception {
    X500Name name = new X500Name("CN=client");
    Instant now = Instant.parse("2026-11-21T12:00:00Z");
    return new JcaX509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            Date.from(now),
            Date.from(now.plusSeconds(999_999)),
            name,
            pair.getPublic())
        .build(new JcaContentSignerBuilder(signature).build(pair.getPrivate()))
        .getEncoded();
  }

  @Test
  void whatIsSealedForOneOpensForThatOneAlone() throws Exception {
    byte[] cms = Envelope.seal("s3cret", certificate(OWN, "SHA256withRSA"));
    assertThat(Envelope.open(cms, OWN.getPrivate())).contains("s3cret");
    assertThat(Envelope.open(cms, OTHER.getPrivate())).isEmpty();
    assertThat(new String(cms, StandardCharsets.ISO_8859_1)).doesNotContain("s3cret");
  }

  @Test
  void opensTheWideTextOfWindowsClients() throws Exception {
    CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
    generator.addRecipientInfoGenerator(
        new JceKeyTransRecipientInfoGenerator(new byte[] {1}, OWN.getPublic()));
    byte[] cms =
        generator
            .generate(
                new CMSProcessableByteArray("s3cret\0".getBytes(StandardCharsets.UTF_16LE)),
                new JceCMSContentEncryptorBuilder(CMSAlgorithm.DES_EDE3_CBC).build())
            .getEncoded();
    assertThat(Envelope.open(cms, OWN.getPrivate())).contains("s3cret");
  }

  @Test
  void rubbishOpensNothing() {
    assertThat(Envelope.open(new byte[0], OWN.getPrivate())).isEmpty();
    assertThat(Envelope.open(new byte[] {0x30, 1, 2, 3}, OWN.getPrivate())).isEmpty();
    assertThat(Envelope.open(new byte[Envelope.MAX_BYTES + 1], OWN.getPrivate())).isEmpty();
  }

  @Test
  void sealsForRsaCertificatesOnly() throws Exception {
    assertThatThrownBy(() -> Envelope.seal("s3cret", new byte[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
    byte[] curve = certificate(pair("EC", 256), "SHA256withECDSA");
    assertThatThrownBy(() -> Envelope.seal("s3cret", curve))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
