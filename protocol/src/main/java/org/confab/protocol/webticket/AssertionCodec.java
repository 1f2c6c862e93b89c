package org.confab.protocol.webticket;

import static org.confab.protocol.webticket.WebNamespaces.ENCRYPTION;
import static org.confab.protocol.webticket.WebNamespaces.SAML;
import static org.confab.protocol.webticket.WebNamespaces.SIGNATURE;
import static org.confab.protocol.webticket.WebNamespaces.URI_CLAIM;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlDom;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlLimits;
import org.w3c.dom.Element;

/**
 * Assertions as XML, signed with HMAC-SHA256 by the server that also verifies them. What is read
 * are the very bytes whose signature was right.
 */
public final class AssertionCodec {
  /** An assertion of ours has 3 KB. */
  public static final XmlLimits LIMITS = new XmlLimits(16 * 1024, 16, 64);

  private static final String BEARER = "urn:oasis:names:tc:SAML:1.0:cm:bearer";
  private static final String HOLDER_OF_KEY = "urn:oasis:names:tc:SAML:1.0:cm:holder-of-key";
  private static final String PASSWORD = "urn:oasis:names:tc:SAML:1.0:am:password";
  private static final String KEY_WRAP = "http://www.w3.org/2001/04/xmlenc#kw-aes256";

  /** Our own, for our own eyes: clients hand assertions back as they are. */
  private static final String ACCOUNT = "urn:confab:webticket";

  private static final String SINCE = "Since";

  private AssertionCodec() {}

  /** The signed assertion. The times of its conditions are written in whole seconds. */
  public static XmlElement write(SamlAssertion assertion, TicketKey key) {
    XmlElement unsigned = unsigned(assertion, key);
    byte[] canonical =
        XmlDom.canonical(XmlDom.read(Xml.bytes(unsigned), LIMITS).getDocumentElement());
    return unsigned.with(
        XmlHmac.sign(
            canonical,
            assertion.id(),
            XmlHmac.Place.INSIDE,
            HmacAlgorithm.SHA_256,
            key.signing(),
            XmlElement.of(SIGNATURE, "KeyName").withText(key.id())));
  }

  private static XmlElement unsigned(SamlAssertion assertion, TicketKey key) {
    XmlElement conditions =
        of("Conditions")
            .with("NotBefore", UtcTime.write(assertion.notBefore()))
            .with("NotOnOrAfter", UtcTime.write(assertion.notOnOrAfter()))
            .with(
                of("AudienceRestrictionCondition").withTextChild("Audience", assertion.audience()));
    XmlElement name = of("NameIdentifier").with("Format", URI_CLAIM).withText(assertion.subject());
    return of("Assertion")
        .with("MajorVersion", "1")
        .with("MinorVersion", "1")
        .with("AssertionID", assertion.id())
        .with("Issuer", assertion.issuer())
        .with("IssueInstant", UtcTime.write(assertion.notBefore()))
        .with(
            conditions,
            of("Advice")
                .with(
                    XmlElement.of(ACCOUNT, "Account").with(SINCE, assertion.restsOn().toString())),
            of("AuthenticationStatement")
                .with("AuthenticationMethod", PASSWORD)
                .with("AuthenticationInstant", UtcTime.write(assertion.notBefore()))
                .with(of("Subject").with(name, confirmation(assertion.proofKey(), key))));
  }

  private static XmlElement confirmation(Optional<ProofKey> proofKey, TicketKey key) {
    XmlElement confirmation = of("SubjectConfirmation");
    return proofKey
        .map(
            proof ->
                confirmation
                    .withTextChild("ConfirmationMethod", HOLDER_OF_KEY)
                    .with(wrapped(proof, key)))
        .orElseGet(() -> confirmation.withTextChild("ConfirmationMethod", BEARER));
  }

  private static XmlElement wrapped(ProofKey proof, TicketKey key) {
    String cipher = Base64.getEncoder().encodeToString(key.wrap(proof.bytes()));
    return XmlElement.of(SIGNATURE, "KeyInfo")
        .with(
            XmlElement.of(ENCRYPTION, "EncryptedKey")
                .with(
                    XmlElement.of(ENCRYPTION, "EncryptionMethod").with("Algorithm", KEY_WRAP),
                    XmlElement.of(ENCRYPTION, "CipherData").withTextChild("CipherValue", cipher)));
  }

  /**
   * Reads an assertion whose signature is right.
   *
   * @param assertion the element
   * @param keys the keys that tickets may be signed with, by their id
   * @return empty if it is not one of this server's, or was changed
   */
  public static Optional<SamlAssertion> read(
      Element assertion, Function<String, Optional<TicketKey>> keys) {
    List<Element> signatures = XmlDom.children(assertion, SIGNATURE, "Signature");
    String id = assertion.getAttribute("AssertionID");
    if (signatures.size() != 1) {
      return Optional.empty();
    }
    Element signature = signatures.get(0);
    Optional<TicketKey> key = keyName(signature).flatMap(keys);
    byte[] canonical = XmlDom.canonical(assertion, child -> child == signature);
    if (canonical.length > LIMITS.bytes()) {
      return Optional.empty();
    }
    return key.filter(
            k -> XmlHmac.isRight(signature, canonical, id, XmlHmac.Place.INSIDE, k.signing()))
        .flatMap(k -> said(Xml.read(canonical, LIMITS), k));
  }

  /**
   * The same of a document that is nothing but the assertion.
   *
   * @throws org.confab.protocol.xml.XmlRefused if it is malformed or too large
   */
  public static Optional<SamlAssertion> read(
      byte[] document, Function<String, Optional<TicketKey>> keys) {
    return read(XmlDom.read(document, LIMITS).getDocumentElement(), keys);
  }

  private static Optional<String> keyName(Element signature) {
    return XmlDom.children(signature, SIGNATURE, "KeyInfo").stream()
        .flatMap(info -> XmlDom.children(info, SIGNATURE, "KeyName").stream())
        .map(name -> name.getTextContent().strip())
        .findFirst();
  }

  private static Optional<SamlAssertion> said(XmlElement read, TicketKey key) {
    if (!read.namespace().equals(SAML) || !read.name().equals("Assertion")) {
      return Optional.empty();
    }
    XmlElement conditions = read.child("Conditions").orElse(of("Conditions"));
    XmlElement subject = read.path("AuthenticationStatement", "Subject").orElse(of("Subject"));
    XmlElement confirmation =
        subject.child("SubjectConfirmation").orElse(of("SubjectConfirmation"));
    String method = confirmation.childText("ConfirmationMethod");
    Optional<ProofKey> proof =
        confirmation
            .path("KeyInfo", "EncryptedKey", "CipherData", "CipherValue")
            .flatMap(value -> key.unwrap(Base64.getDecoder().decode(value.text())))
            .map(ProofKey::of);
    if (!method.equals(proof.isPresent() ? HOLDER_OF_KEY : BEARER)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new SamlAssertion(
              read.attribute("AssertionID").orElse(""),
              read.attribute("Issuer").orElse(""),
              subject.childText("NameIdentifier"),
              conditions
                  .path("AudienceRestrictionCondition", "Audience")
                  .map(XmlElement::text)
                  .orElse(""),
              Instant.parse(conditions.attribute("NotBefore").orElse("")),
              Instant.parse(conditions.attribute("NotOnOrAfter").orElse("")),
              Instant.parse(
                  read.path("Advice", "Account")
                      .flatMap(account -> account.attribute(SINCE))
                      .orElse("")),
              proof));
    } catch (DateTimeException notOurs) {
      return Optional.empty();
    }
  }

  private static XmlElement of(String name) {
    return XmlElement.of(SAML, name);
  }
}
