package org.confab.protocol.webticket;

import static org.confab.protocol.webticket.WebNamespaces.ADDRESSING;
import static org.confab.protocol.webticket.WebNamespaces.ASSERTION_ID;
import static org.confab.protocol.webticket.WebNamespaces.POLICY;
import static org.confab.protocol.webticket.WebNamespaces.SAML_TOKEN;
import static org.confab.protocol.webticket.WebNamespaces.SECURITY;
import static org.confab.protocol.webticket.WebNamespaces.TRUST;
import static org.confab.protocol.webticket.WebNamespaces.UTILITY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.xml.XmlElement;

/**
 * A web ticket on its way to the client (WS-Trust 1.3, 4.4).
 *
 * @param context as in the request, empty if none
 * @param appliesTo as in the request
 * @param assertion the signed ticket
 * @param assertionId its name
 * @param created when it was made
 * @param expires when it ends
 * @param entropy the server's half of the key, if the client gave its own
 * @param keyBits length of the proof key, if there is one
 */
public record TokenResponse(
    String context,
    String appliesTo,
    XmlElement assertion,
    String assertionId,
    Instant created,
    Instant expires,
    Optional<TokenRequest.Entropy> entropy,
    Optional<Integer> keyBits) {
  private static final String COMPUTED = TRUST + "/CK/PSHA1";

  /**
   * The element {@code RequestSecurityTokenResponseCollection}. Clients cut the assertion and the
   * lifetime out of its text: both declare their namespaces themselves.
   */
  public XmlElement element() {
    List<XmlElement> parts = new ArrayList<>();
    parts.add(of("TokenType").withText(SAML_TOKEN));
    parts.add(of("RequestedSecurityToken").with(assertion));
    parts.add(of("RequestedAttachedReference").with(reference()));
    parts.add(of("RequestedUnattachedReference").with(reference()));
    parts.add(
        XmlElement.of(POLICY, "AppliesTo")
            .with(
                XmlElement.of(ADDRESSING, "EndpointReference")
                    .withTextChild("Address", appliesTo)));
    keyBits.ifPresent(
        bits -> {
          parts.add(of("RequestedProofToken").withTextChild("ComputedKey", COMPUTED));
          parts.add(of("KeySize").withText(Integer.toString(bits)));
        });
    entropy.ifPresent(
        half -> parts.add(of("Entropy").withTextChild("BinarySecret", half.base64())));
    parts.add(
        of("Lifetime")
            .with(
                XmlElement.of(UTILITY, "Created").withText(UtcTime.write(created)),
                XmlElement.of(UTILITY, "Expires").withText(UtcTime.write(expires))));
    XmlElement response = of("RequestSecurityTokenResponse");
    return of("RequestSecurityTokenResponseCollection")
        .with((context.isEmpty() ? response : response.with("Context", context)).with(parts));
  }

  private XmlElement reference() {
    return XmlElement.of(SECURITY, "SecurityTokenReference")
        .with(
            XmlElement.of(SECURITY, "KeyIdentifier")
                .with("ValueType", ASSERTION_ID)
                .withText(assertionId));
  }

  private static XmlElement of(String name) {
    return XmlElement.of(TRUST, name);
  }
}
