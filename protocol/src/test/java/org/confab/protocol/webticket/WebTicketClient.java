package org.confab.protocol.webticket;

import static org.confab.protocol.webticket.WebNamespaces.SECURITY;
import static org.confab.protocol.webticket.WebNamespaces.SIGNATURE;
import static org.confab.protocol.webticket.WebNamespaces.SOAP;
import static org.confab.protocol.webticket.WebNamespaces.UTILITY;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.confab.protocol.webticket.TokenRequest.Entropy;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlDom;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlLimits;

/** The client's half of web tickets, for tests. */
public final class WebTicketClient {
  private final byte[] entropy = new byte[32];

  /** A client with entropy of its own. */
  public WebTicketClient() {
    new SecureRandom().nextBytes(entropy);
  }

  /** A request of alice for the service at an address. */
  public TokenRequest request(String appliesTo) {
    return request(appliesTo, "sip:alice@litwareinc.com");
  }

  /** A request for the service at an address. */
  public TokenRequest request(String appliesTo, String claim) {
    return new TokenRequest(
        "urn:uuid:1",
        WebNamespaces.TRUST + "/Issue",
        WebNamespaces.SAML_TOKEN,
        appliesTo,
        Optional.of(claim),
        Optional.of(Entropy.of(entropy)),
        Optional.empty());
  }

  /** A message with the ticket alone. */
  public byte[] bearer(TokenResponse ticket) {
    return message(timestamp(ticket.created(), ticket.expires()), ticket.assertion());
  }

  /** A message with the ticket and its proof, with the ticket's times as real clients have it. */
  public byte[] proven(TokenResponse ticket) {
    return proven(ticket, ticket.created(), ticket.expires());
  }

  /** A message with the ticket and its proof. */
  public byte[] proven(TokenResponse ticket, Instant created, Instant expires) {
    XmlElement timestamp = timestamp(created, expires);
    byte[] key = PSha1.derive(entropy, ticket.entropy().orElseThrow().bytes(), 32);
    XmlElement signature =
        XmlHmac.sign(
            XmlDom.canonical(
                XmlDom.read(Xml.bytes(timestamp), XmlLimits.SIP_BODY).getDocumentElement()),
            "_0",
            XmlHmac.Place.BESIDE,
            HmacAlgorithm.SHA_1,
            key,
            XmlElement.of(SIGNATURE, "KeyName"));
    return message(timestamp, ticket.assertion(), signature);
  }

  private static XmlElement timestamp(Instant created, Instant expires) {
    return XmlElement.of(UTILITY, "Timestamp")
        .with("{" + UTILITY + "}Id", "_0")
        .withTextChild("Created", UtcTime.write(created))
        .withTextChild("Expires", UtcTime.write(expires));
  }

  private static byte[] message(XmlElement... security) {
    return Xml.bytes(
        XmlElement.of(SOAP, "Envelope")
            .with(
                XmlElement.of(SOAP, "Header")
                    .with(XmlElement.of(SECURITY, "Security").with(security)),
                XmlElement.of(SOAP, "Body")));
  }
}
