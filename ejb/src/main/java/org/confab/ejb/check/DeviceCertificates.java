package org.confab.ejb.check;

import static org.confab.protocol.webticket.WebNamespaces.CERTIFICATES;
import static org.confab.protocol.webticket.WebNamespaces.SECURITY;
import static org.confab.protocol.webticket.WebNamespaces.TRUST;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.confab.ejb.check.CheckUsers.CheckUser;
import org.confab.ejb.tlsdsk.DskMechanism;
import org.confab.protocol.xml.XmlElement;

/**
 * A certificate as a device gets it ([MS-OCAUTHWS]): a web ticket for the password, a certificate
 * for the ticket. It is always the same device, whose next certificate takes the last one's place.
 */
final class DeviceCertificates {
  private static final String PROVISIONING =
      "/CertProv/CertProvisioningService.svc/WebTicket_Bearer";
  private static final String DEVICE = "{c0fab000-c4ec-4000-8000-000000000001}";
  private static final int KEY_BITS = 2048;

  /** Made once: keys take long to make. */
  private static final class Key {
    private static final KeyPair PAIR = made();

    private static KeyPair made() {
      try {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        return generator.generateKeyPair();
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException("every JDK has RSA", impossible);
      }
    }
  }

  private final WebClient web;

  DeviceCertificates(WebClient web) {
    this.web = web;
  }

  /** Gets a certificate; what signs in with it. */
  DskMechanism of(CheckUser user) throws IOException {
    XmlElement ticket = web.ticket(PROVISIONING, user);
    XmlElement issued = web.ask(PROVISIONING, user, Optional.of(ticket), published(user));
    return new DskMechanism(
        certificate(WebClient.found(issued, "BinarySecurityToken").text()), Key.PAIR.getPrivate());
  }

  private static XmlElement published(CheckUser user) {
    XmlElement request =
        XmlElement.of(SECURITY, "BinarySecurityToken")
            .with("ValueType", "http://schemas.microsoft.com/OCS/AuthWebServices.xsd#PKCS10")
            .withText(Base64.getEncoder().encodeToString(signingRequest(user)));
    return XmlElement.of(CERTIFICATES, "GetAndPublishCert")
        .with("DeviceId", DEVICE)
        .with("Entity", user.aor().address())
        .with(XmlElement.of(TRUST, "RequestSecurityToken").with(request));
  }

  private static byte[] signingRequest(CheckUser user) {
    try {
      return new JcaPKCS10CertificationRequestBuilder(
              new X500Principal("CN=" + user.aor().address()), Key.PAIR.getPublic())
          .build(new JcaContentSignerBuilder("SHA256withRSA").build(Key.PAIR.getPrivate()))
          .getEncoded();
    } catch (IOException | OperatorCreationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static X509Certificate certificate(String base64) throws IOException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(Base64.getMimeDecoder().decode(base64)));
    } catch (GeneralSecurityException unreadable) {
      throw new IOException("a certificate that cannot be read", unreadable);
    }
  }
}
