package org.confab.bench.server;

import static org.confab.protocol.webticket.WebNamespaces.ADDRESSING;
import static org.confab.protocol.webticket.WebNamespaces.CERTIFICATES;
import static org.confab.protocol.webticket.WebNamespaces.POLICY;
import static org.confab.protocol.webticket.WebNamespaces.SAML_TOKEN;
import static org.confab.protocol.webticket.WebNamespaces.SECURITY;
import static org.confab.protocol.webticket.WebNamespaces.SOAP;
import static org.confab.protocol.webticket.WebNamespaces.TRUST;
import static org.confab.protocol.webticket.WebNamespaces.URI_CLAIM;
import static org.confab.protocol.webticket.WebNamespaces.UTILITY;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

/**
 * Has certificates made as a device does ([MS-OCAUTHWS]): a web ticket for the password, and a
 * certificate for the ticket. All are of one key, for keys take long to make.
 */
public final class Certificates {
  private static final int KEY_BITS = 2048;
  private static final String AUTHORIZATION = "http://schemas.xmlsoap.org/ws/2006/12/authorization";
  private static final String TICKETS = "/WebTicket/WebTicketService.svc/Username";
  private static final String PROVISIONING =
      "/CertProv/CertProvisioningService.svc/WebTicket_Bearer";

  private final Confab server;
  private final AdminApi http;
  private final KeyPair keys;

  /** Of that server. */
  public Certificates(Confab server) {
    this.server = server;
    this.http = new AdminApi(server);
    this.keys = made();
  }

  /** The key of all certificates. */
  public KeyPair keys() {
    return keys;
  }

  /** A new certificate of that person, for a device of its own. */
  public X509Certificate of(String name) {
    String address = name + "@" + server.domain();
    XmlElement answer = ask(TICKETS, TRUST + "/RST/Issue", username(address), wanted(address));
    XmlElement ticket = found(answer, "Assertion");
    XmlElement lifetime = found(answer, "Lifetime");
    XmlElement stamp = XmlElement.of(UTILITY, "Timestamp").with(lifetime.children());
    XmlElement issued =
        ask(
            PROVISIONING,
            CERTIFICATES + "GetAndPublishCert",
            XmlElement.of(SECURITY, "Security").with(stamp, ticket),
            published(address));
    return certificate(found(issued, "BinarySecurityToken").text());
  }

  private XmlElement ask(String path, String action, XmlElement security, XmlElement body) {
    XmlElement envelope =
        XmlElement.of(SOAP, "Envelope")
            .with(XmlElement.of(SOAP, "Header").with(security))
            .with(XmlElement.of(SOAP, "Body").with(body));
    String answer = http.soap(path, action, Xml.write(envelope));
    return Xml.read(answer.getBytes(StandardCharsets.UTF_8));
  }

  private static XmlElement username(String address) {
    XmlElement token =
        XmlElement.of(SECURITY, "UsernameToken")
            .withTextChild("Username", address)
            .withTextChild("Password", Accounts.PASSWORD);
    return XmlElement.of(SECURITY, "Security").with(token);
  }

  private XmlElement wanted(String address) {
    XmlElement reference =
        XmlElement.of(ADDRESSING, "EndpointReference")
            .withTextChild("Address", server.https(PROVISIONING));
    XmlElement claim =
        XmlElement.of(AUTHORIZATION, "ClaimType")
            .with("Uri", URI_CLAIM)
            .withTextChild("Value", "sip:" + address);
    return XmlElement.of(TRUST, "RequestSecurityToken")
        .withTextChild("TokenType", SAML_TOKEN)
        .withTextChild("RequestType", TRUST + "/Issue")
        .with(
            XmlElement.of(POLICY, "AppliesTo").with(reference),
            XmlElement.of(TRUST, "Claims").with(claim))
        .withTextChild("KeyType", TRUST + "/SymmetricKey");
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

  private static XmlElement found(XmlElement within, String name) {
    return all(within)
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + name + ": " + Xml.write(within)));
  }

  private static Stream<XmlElement> all(XmlElement element) {
    return Stream.concat(
        Stream.of(element), element.children().stream().flatMap(Certificates::all));
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
