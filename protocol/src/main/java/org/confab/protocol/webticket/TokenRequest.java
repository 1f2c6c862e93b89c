package org.confab.protocol.webticket;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * A request for a web ticket: RequestSecurityToken of WS-Trust 1.3 ([MS-OCAUTHWS] 3.2.4.1.1).
 *
 * @param context what the answer repeats, empty if nothing
 * @param requestType address that ends with {@code /Issue}
 * @param tokenType address of a kind of token, empty if any
 * @param appliesTo address of the service that the ticket is for
 * @param claimedUri SIP URI that the client says it is, if it says so
 * @param entropy the client's half of a key, if it gives one
 * @param keyBits length of the key that it wants, if it says so
 */
public record TokenRequest(
    String context,
    String requestType,
    String tokenType,
    String appliesTo,
    Optional<String> claimedUri,
    Optional<Entropy> entropy,
    Optional<Integer> keyBits) {
  /** Longest text of a request that is repeated, in characters. */
  public static final int MAX_TEXT = 1024;

  /** One side's random bytes for a key. */
  public record Entropy(String base64) {
    /** Most bytes. */
    static final int MAX_LENGTH = 256;

    /** Checks that it is Base64 of a length that makes sense. */
    public Entropy {
      int length = Base64.getDecoder().decode(base64).length;
      if (length == 0 || length > MAX_LENGTH) {
        throw new IllegalArgumentException("entropy of " + length + " bytes");
      }
    }

    /** The entropy of these bytes. */
    public static Entropy of(byte[] bytes) {
      return new Entropy(Base64.getEncoder().encodeToString(bytes));
    }

    /** The bytes. */
    public byte[] bytes() {
      return Base64.getDecoder().decode(base64);
    }

    @Override
    public String toString() {
      return "Entropy[…]";
    }
  }

  /**
   * Reads the element {@code RequestSecurityToken}, whatever its WS-Trust version.
   *
   * @throws IllegalArgumentException if it is another element or something in it cannot be
   */
  public static TokenRequest parse(XmlElement request) {
    if (!request.name().equals("RequestSecurityToken")) {
      throw new IllegalArgumentException("no RequestSecurityToken");
    }
    return new TokenRequest(
        text(request.attribute("Context").orElse("")),
        text(request.childText("RequestType")),
        text(request.childText("TokenType")),
        text(
            request
                .path("AppliesTo", "EndpointReference", "Address")
                .map(XmlElement::text)
                .orElse("")),
        claim(request),
        request
            .path("Entropy", "BinarySecret")
            .map(secret -> new Entropy(secret.text().replaceAll("\\s", ""))),
        request
            .child("KeySize")
            .map(size -> (int) XmlValue.number(size.text(), Integer.MAX_VALUE)));
  }

  private static Optional<String> claim(XmlElement request) {
    return request.child("Claims").stream()
        .flatMap(claims -> claims.children("ClaimType"))
        .filter(type -> type.attribute("Uri").orElse("").equals(WebNamespaces.URI_CLAIM))
        .map(type -> text(type.childText("Value")))
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  private static String text(String value) {
    if (value.length() > MAX_TEXT) {
      throw new IllegalArgumentException("text of " + value.length() + " characters");
    }
    return value;
  }

  /** Whether it asks to issue a SAML 1.1 token. */
  public boolean asksForTicket() {
    return requestType.endsWith("/Issue")
        && (tokenType.isEmpty()
            || Arrays.asList(WebNamespaces.SAML_TOKEN, WebNamespaces.SAML).contains(tokenType));
  }
}
