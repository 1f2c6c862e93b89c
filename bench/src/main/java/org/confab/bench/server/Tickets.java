package org.confab.bench.server;

import static org.confab.protocol.webticket.WebNamespaces.ADDRESSING;
import static org.confab.protocol.webticket.WebNamespaces.POLICY;
import static org.confab.protocol.webticket.WebNamespaces.SAML_TOKEN;
import static org.confab.protocol.webticket.WebNamespaces.SECURITY;
import static org.confab.protocol.webticket.WebNamespaces.SOAP;
import static org.confab.protocol.webticket.WebNamespaces.TRUST;
import static org.confab.protocol.webticket.WebNamespaces.URI_CLAIM;
import static org.confab.protocol.webticket.WebNamespaces.UTILITY;

import java.util.stream.Stream;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

/** Gets web tickets for the password of an account made here ([MS-OCAUTHWS]). */
public final class Tickets {
  private static final String AUTHORIZATION = "http://schemas.xmlsoap.org/ws/2006/12/authorization";
  private static final String PATH = "/WebTicket/WebTicketService.svc/Username";

  private final Confab server;
  private final SoapService service;

  /** Of that server. */
  public Tickets(Confab server) {
    this.server = server;
    this.service = new SoapService(server, PATH, TRUST + "/RST/Issue");
  }

  /** The header of requests of that person to the service at that path. */
  public XmlElement security(String name, String path) {
    String address = name + "@" + server.domain();
    XmlElement answer =
        service.ask(envelope(username(address), wanted(address, server.https(path))));
    XmlElement stamp =
        XmlElement.of(UTILITY, "Timestamp").with(found(answer, "Lifetime").children());
    return XmlElement.of(SECURITY, "Security").with(stamp, found(answer, "Assertion"));
  }

  /** A SOAP 1.1 envelope. */
  public static XmlElement envelope(XmlElement header, XmlElement body) {
    return XmlElement.of(SOAP, "Envelope")
        .with(XmlElement.of(SOAP, "Header").with(header))
        .with(XmlElement.of(SOAP, "Body").with(body));
  }

  /** The first element of that name, however deep. */
  static XmlElement found(XmlElement within, String name) {
    return all(within)
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + name + ": " + Xml.write(within)));
  }

  private static Stream<XmlElement> all(XmlElement element) {
    return Stream.concat(Stream.of(element), element.children().stream().flatMap(Tickets::all));
  }

  private static XmlElement username(String address) {
    XmlElement token =
        XmlElement.of(SECURITY, "UsernameToken")
            .withTextChild("Username", address)
            .withTextChild("Password", Accounts.PASSWORD);
    return XmlElement.of(SECURITY, "Security").with(token);
  }

  private static XmlElement wanted(String address, String audience) {
    XmlElement reference =
        XmlElement.of(ADDRESSING, "EndpointReference").withTextChild("Address", audience);
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
}
