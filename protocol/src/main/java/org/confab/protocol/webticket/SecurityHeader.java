package org.confab.protocol.webticket;

import static org.confab.protocol.webticket.WebNamespaces.SAML;
import static org.confab.protocol.webticket.WebNamespaces.SECURITY;
import static org.confab.protocol.webticket.WebNamespaces.SIGNATURE;
import static org.confab.protocol.webticket.WebNamespaces.SOAP;
import static org.confab.protocol.webticket.WebNamespaces.UTILITY;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.confab.protocol.xml.XmlDom;
import org.confab.protocol.xml.XmlLimits;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * What the header {@code wsse:Security} of a message says about its sender. There is one header at
 * its place, or the message is refused; and no second assertion, wherever it may hide.
 */
public final class SecurityHeader {
  private static final String PASSWORD_TEXT =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText";

  private final Document document;
  private final Element security;

  private SecurityHeader(Document document, Element security) {
    this.document = document;
    this.security = security;
  }

  /**
   * The header of a SOAP 1.1 envelope; empty if there is not exactly one.
   *
   * @throws org.confab.protocol.xml.XmlRefused if the document is malformed or too large
   */
  public static Optional<SecurityHeader> of(byte[] envelope, XmlLimits limits) {
    Document document = XmlDom.read(envelope, limits);
    Element root = document.getDocumentElement();
    List<Element> headers = XmlDom.children(root, SOAP, "Header");
    int everywhere = document.getElementsByTagNameNS(SECURITY, "Security").getLength();
    if (headers.size() != 1 || everywhere != 1) {
      return Optional.empty();
    }
    return only(headers.get(0), SECURITY, "Security").map(s -> new SecurityHeader(document, s));
  }

  /** The ticket, if there is exactly one in the message and its signature is right. */
  public Optional<SamlAssertion> assertion(Function<String, Optional<TicketKey>> keys) {
    int everywhere = document.getElementsByTagNameNS(SAML, "Assertion").getLength();
    return only(security, SAML, "Assertion")
        .filter(one -> everywhere == 1)
        .flatMap(one -> AssertionCodec.read(one, keys));
  }

  /** Whether there is an assertion at all. */
  public boolean hasAssertion() {
    return !XmlDom.children(security, SAML, "Assertion").isEmpty();
  }

  /** The timestamp, if there is exactly one that can be read. */
  public Optional<SecurityTimestamp> timestamp() {
    return timestampElement().flatMap(SecurityTimestamp::read);
  }

  private Optional<Element> timestampElement() {
    return only(security, UTILITY, "Timestamp");
  }

  /**
   * Whether the message has exactly one signature beside the assertion, made with that key over the
   * timestamp and nothing else.
   */
  public boolean isSignedWith(ProofKey key) {
    Optional<Element> signature = only(security, SIGNATURE, "Signature");
    Optional<Element> timestamp = timestampElement();
    Optional<SecurityTimestamp> read = timestamp.flatMap(SecurityTimestamp::read);
    return signature.isPresent()
        && read.isPresent()
        && XmlHmac.isRight(
            signature.get(),
            XmlDom.canonical(timestamp.orElseThrow()),
            read.get().id(),
            XmlHmac.Place.BESIDE,
            key.bytes());
  }

  /** A name with its password, if there is exactly one in clear. */
  public Optional<UsernameToken> usernameToken() {
    Optional<Element> token = only(security, SECURITY, "UsernameToken");
    Optional<Element> name = token.flatMap(t -> only(t, SECURITY, "Username"));
    Optional<Element> password =
        token.flatMap(t -> only(t, SECURITY, "Password")).filter(SecurityHeader::isText);
    return name.flatMap(
        n -> password.map(p -> new UsernameToken(n.getTextContent(), p.getTextContent())));
  }

  private static boolean isText(Element password) {
    String type = password.getAttribute("Type");
    return type.isEmpty() || type.equals(PASSWORD_TEXT);
  }

  private static Optional<Element> only(Element parent, String namespace, String name) {
    List<Element> found = XmlDom.children(parent, namespace, name);
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }
}
