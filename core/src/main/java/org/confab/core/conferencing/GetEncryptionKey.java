package org.confab.core.conferencing;

import static org.confab.protocol.conference.ConferenceNamespaces.MSCI;

import java.util.Base64;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/** {@code getEncryptionKey}: the certificate with which clients encrypt secrets for the server. */
final class GetEncryptionKey implements FactoryCommand {
  private final ConferenceKey key;

  GetEncryptionKey(ConferenceKey key) {
    this.key = key;
  }

  @Override
  public XmlElement run(SipUri organizer, XmlElement command) {
    byte[] certificate =
        key.certificate()
            .orElseThrow(() -> new CommandFailed(C3pReason.NOT_SUPPORTED, "no RSA key"));
    return C3pAnswers.element(command.name())
        .with(
            XmlElement.of(MSCI, "encryption-key")
                .withTextChild(
                    "x509-certificate", Base64.getEncoder().encodeToString(certificate)));
  }
}
