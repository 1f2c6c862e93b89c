import jakarta.xml.bind.JAXBElement;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import webticket.AnyContent;
import webticket.IWebTicketService;

/** A web ticket from the generated client of the ticket service, and the header that shows it. */
final class Ticket {
  static final String SECURITY =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
  private static final String UTILITY =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
  private static final String TRUST = "http://docs.oasis-open.org/ws-sx/ws-trust/200512";
  private static final byte[] ENTROPY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final Element response;

  private Ticket(Element response) {
    this.response = response;
  }

  /** What is asked of the ticket service; {@code audience} is the address of a port. */
  static AnyContent request(String audience) {
    AnyContent request = new AnyContent();
    for (String part :
        List.of(
            "<TokenType xmlns='"
                + TRUST
                + "'>http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1#SAMLV1.1</TokenType>",
            "<RequestType xmlns='" + TRUST + "'>" + TRUST + "/Issue</RequestType>",
            "<AppliesTo xmlns='http://schemas.xmlsoap.org/ws/2004/09/policy'>"
                + "<EndpointReference xmlns='http://www.w3.org/2005/08/addressing'><Address>"
                + audience
                + "</Address></EndpointReference></AppliesTo>",
            "<Entropy xmlns='"
                + TRUST
                + "'><BinarySecret>"
                + Base64.getEncoder().encodeToString(ENTROPY)
                + "</BinarySecret></Entropy>",
            "<KeyType xmlns='" + TRUST + "'>" + TRUST + "/SymmetricKey</KeyType>")) {
      request.getAny().add(xml(part));
    }
    return request;
  }

  static Ticket of(IWebTicketService service, String audience) {
    return read(service.issueToken(request(audience)));
  }

  /** The ticket of an answer. */
  static Ticket read(AnyContent answer) {
    Element whole = xml("<all/>");
    Object first = answer.getAny().get(0);
    AnyContent response = (AnyContent) ((JAXBElement<?>) first).getValue();
    for (Object part : response.getAny()) {
      whole.appendChild(whole.getOwnerDocument().importNode((Node) part, true));
    }
    return new Ticket(whole);
  }

  /** The assertion alone. */
  Element bearer() {
    Element header = xml("<wsse:Security xmlns:wsse='" + SECURITY + "'/>");
    header.appendChild(header.getOwnerDocument().importNode(assertion(), true));
    return header;
  }

  /** The assertion with a timestamp that is signed with the key of both sides. */
  Element proof() {
    Element header =
        xml(
            "<wsse:Security xmlns:wsse='%s'><wsu:Timestamp xmlns:wsu='%s' wsu:Id='_0'><wsu:Created>%s</wsu:Created><wsu:Expires>%s</wsu:Expires></wsu:Timestamp></wsse:Security>"
                .formatted(SECURITY, UTILITY, text(UTILITY, "Created"), text(UTILITY, "Expires")));
    header.appendChild(header.getOwnerDocument().importNode(assertion(), true));
    try {
      sign(header);
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
    return header;
  }

  private void sign(Element header) throws Exception {
    XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    String exclusive = CanonicalizationMethod.EXCLUSIVE;
    Reference reference =
        factory.newReference(
            "#_0",
            factory.newDigestMethod(DigestMethod.SHA1, null),
            List.of(factory.newTransform(exclusive, (TransformParameterSpec) null)),
            null,
            null);
    SignedInfo info =
        factory.newSignedInfo(
            factory.newCanonicalizationMethod(exclusive, (C14NMethodParameterSpec) null),
            factory.newSignatureMethod(SignatureMethod.HMAC_SHA1, null),
            List.of(reference));
    DOMSignContext context = new DOMSignContext(new SecretKeySpec(key(), "HmacSHA1"), header);
    context.setIdAttributeNS((Element) header.getFirstChild(), UTILITY, "Id");
    factory.newXMLSignature(info, null).sign(context);
  }

  /** P_SHA1 of RFC 2246, 5. */
  private byte[] key() throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(ENTROPY, "HmacSHA1"));
    byte[] seed = Base64.getDecoder().decode(text(TRUST, "BinarySecret"));
    byte[] chain = seed;
    byte[] key = new byte[40];
    for (int at = 0; at < key.length; at += 20) {
      chain = mac.doFinal(chain);
      mac.update(chain);
      System.arraycopy(mac.doFinal(seed), 0, key, at, 20);
    }
    return Arrays.copyOf(key, 32);
  }

  private Element assertion() {
    return (Element)
        response
            .getElementsByTagNameNS("urn:oasis:names:tc:SAML:1.0:assertion", "Assertion")
            .item(0);
  }

  private String text(String namespace, String name) {
    return response.getElementsByTagNameNS(namespace, name).item(0).getTextContent();
  }

  static Element xml(String text) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      return factory
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
          .getDocumentElement();
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
