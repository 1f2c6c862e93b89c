package org.confab.bench.server;

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
import java.util.UUID;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.confab.protocol.xml.XmlElement;

/**
 * Has certificates made as a device does ([MS-OCAUTHWS]): a web ticket for the password, and a
 * certificate for the ticket. All are of one key, for keys take long to make.
 */
public final class Certificates {
  private static final int KEY_BITS = 2048;
  private static final String PROVISIONING =
      "/CertProv/CertProvisioningService.svc/WebTicket_Bearer";

  private final Confab server;
  private final Tickets tickets;
  private final SoapService provisioning;
  private final KeyPair keys;

  /** Of that server. */
  public Certificates(Confab server) {
    this.server = server;
    this.tickets = new Tickets(server);
    this.provisioning = new SoapService(server, PROVISIONING, CERTIFICATES + "GetAndPublishCert");
    this.keys = made();
  }

  /** The key of all certificates. */
  public KeyPair keys() {
    return keys;
  }

  /** A new certificate of that person, for a device of its own. */
  public X509Certificate of(String name) {
    String address = name + "@" + server.domain();
    XmlElement issued =
        provisioning.ask(
            Tickets.envelope(tickets.security(name, PROVISIONING), published(address)));
    return certificate(Tickets.found(issued, "BinarySecurityToken").text());
  }

  private XmlElement published(String address) {
    XmlElement request =
        XmlElement.of(SECURITY, "BinarySecurityToken")
            .with("ValueType", "http://schemas.microsoft.com/OCS/AuthWebServices.xsd#PKCS10")
            .withText(Base64.getEncoder().encodeToString(signingRequest(address)));
    return XmlElement.of(CERTIFICATES, "GetAndPublishCert")
        .with("DeviceId", "{" + UUID.randomUUID() + "}")
        .with("Entity", address)
        .with(XmlElement.of(TRUST, "RequestSecurityToken").with(request));
  }

  private byte[] signingRequest(String address) {
    try {
      return new JcaPKCS10CertificationRequestBuilder(
              new X500Principal("CN=" + address), keys.getPublic())
          .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()))
          .getEncoded();
    } catch (IOException | OperatorCreationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static X509Certificate certificate(String base64) {
    byte[] encoded = Base64.getMimeDecoder().decode(base64);
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(encoded));
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static KeyPair made() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
