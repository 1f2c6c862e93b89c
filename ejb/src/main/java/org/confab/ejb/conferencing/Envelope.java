package org.confab.ejb.conferencing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;

/**
 * Texts in CMS EnvelopedData (RFC 5652 6), as conference keys travel ([MS-CONFPRO] 2.2.3). What is
 * written has AES-128 in CBC mode, which every client since Windows XP can open.
 */
final class Envelope {
  /** Largest envelope that is opened, in bytes; a key takes some 500. */
  static final int MAX_BYTES = 16 * 1024;

  private Envelope() {}

  /** The text; empty if it is none, or for another key. */
  static Optional<String> open(byte[] cms, PrivateKey key) {
    if (cms.length > MAX_BYTES) {
      return Optional.empty();
    }
    try {
      for (RecipientInformation one : new CMSEnvelopedData(cms).getRecipientInfos()) {
        Optional<String> text = content(one, key);
        if (text.isPresent()) {
          return text;
        }
      }
    } catch (CMSException | RuntimeException noEnvelope) {
      return Optional.empty(); // whatever it is, this server cannot read it
    }
    return Optional.empty();
  }

  private static Optional<String> content(RecipientInformation recipient, PrivateKey key) {
    try {
      return Optional.of(text(recipient.getContent(new JceKeyTransEnvelopedRecipient(key))));
    } catch (CMSException forAnother) {
      return Optional.empty();
    }
  }

  /** Windows clients write UTF-16, little end first; others UTF-8. A final zero belongs to C. */
  private static String text(byte[] content) {
    boolean wide = content.length > 1 && content.length % 2 == 0 && content[1] == 0;
    String text = new String(content, wide ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
    return text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
  }

  /** Encrypts for the owner of a certificate; throws {@link IllegalArgumentException} if bad. */
  static byte[] seal(String secret, byte[] certificate) {
    try {
      X509Certificate owner =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(certificate));
      if (!(owner.getPublicKey() instanceof RSAPublicKey)) {
        throw new IllegalArgumentException("the certificate has no RSA key");
      }
      CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
      generator.addRecipientInfoGenerator(new JceKeyTransRecipientInfoGenerator(owner));
      return generator
          .generate(
              new CMSProcessableByteArray(secret.getBytes(StandardCharsets.UTF_8)),
              new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES128_CBC).build())
          .getEncoded();
    } catch (CertificateException | CMSException | IOException bad) {
      throw new IllegalArgumentException("no certificate to encrypt for", bad);
    }
  }
}
