package org.confab.core.conferencing;

import java.util.Base64;
import java.util.Optional;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.conference.ConferenceDocument;
import org.confab.protocol.xml.XmlElement;

/**
 * Hands the conference key to a client whose request shows a certificate: encrypted for that alone,
 * as CMS EnvelopedData ([MS-CONFPRO] 4.5). Without a certificate nothing is told of the key.
 */
final class KeyDelivery {
  private final ConferenceKey key;

  KeyDelivery(ConferenceKey key) {
    this.key = key;
  }

  /** The document with the key of the record, if there is one and the command asks for it. */
  ConferenceDocument added(
      ConferenceDocument document, ConferenceRecord record, XmlElement command) {
    Optional<XmlElement> certificate = command.path("encryption-key", "x509-certificate");
    Optional<String> secret = record.details().access().key();
    if (certificate.isEmpty() || secret.isEmpty()) {
      return document;
    }
    String sealed = sealed(secret.get(), certificate.get().text());
    return document.described(
        document
            .description()
            .map(description -> description.with(description.access().withKey(sealed))));
  }

  private String sealed(String secret, String certificate) {
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(certificate);
      return Base64.getEncoder().encodeToString(key.seal(secret, encoded));
    } catch (IllegalArgumentException noCertificate) {
      throw new CommandFailed(
          C3pReason.INVALID_ENCRYPTION_KEY, String.valueOf(noCertificate.getMessage()));
    }
  }
}
