package org.confab.protocol.webticket;

import static org.confab.protocol.webticket.WebNamespaces.SIGNATURE;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Transform;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlDom;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlLimits;
import org.confab.protocol.xml.XmlRefused;
import org.w3c.dom.Element;

/**
 * Signatures over one element with a shared key (XML Signature with HMAC). No id is ever looked up:
 * the caller names the element that must be signed, and a signature that says anything else than
 * exactly that is wrong. So there is nothing to wrap.
 */
final class XmlHmac {
  /** A real one has 800 bytes. */
  private static final XmlLimits LIMITS = new XmlLimits(8 * 1024, 8, 32);

  private static final List<String> ENVELOPED =
      List.of(Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE);
  private static final List<String> DETACHED = List.of(CanonicalizationMethod.EXCLUSIVE);

  private XmlHmac() {}

  /** Where a signature stands: inside what it signs or beside it. */
  enum Place {
    INSIDE(ENVELOPED),
    BESIDE(DETACHED);

    private final List<String> transforms;

    Place(List<String> transforms) {
      this.transforms = transforms;
    }
  }

  /**
   * Signs.
   *
   * @param canonical the canonical form of what is signed, without the signature
   * @param id the id of what is signed
   * @param keyInfo what the reader finds the key by
   */
  static XmlElement sign(
      byte[] canonical,
      String id,
      Place place,
      HmacAlgorithm algorithm,
      byte[] key,
      XmlElement keyInfo) {
    XmlElement signedInfo = signedInfo(id, place, algorithm, algorithm.digest(canonical));
    byte[] text = XmlDom.canonical(XmlDom.read(Xml.bytes(signedInfo), LIMITS).getDocumentElement());
    return of("Signature")
        .with(signedInfo)
        .withTextChild("SignatureValue", base64(algorithm.mac(key, text)))
        .with(of("KeyInfo").with(keyInfo));
  }

  private static XmlElement signedInfo(
      String id, Place place, HmacAlgorithm algorithm, byte[] digest) {
    XmlElement transforms =
        of("Transforms").with(place.transforms.stream().map(t -> method("Transform", t)).toList());
    return of("SignedInfo")
        .with(
            method("CanonicalizationMethod", CanonicalizationMethod.EXCLUSIVE),
            method("SignatureMethod", algorithm.signatureUri()),
            of("Reference")
                .with("URI", "#" + id)
                .with(transforms, method("DigestMethod", algorithm.digestUri()))
                .withTextChild("DigestValue", base64(digest)));
  }

  /**
   * Whether a signature is right.
   *
   * @param signature the {@code ds:Signature} element
   * @param canonical the canonical form of what must be signed
   * @param id the id that the signature must name
   */
  static boolean isRight(Element signature, byte[] canonical, String id, Place place, byte[] key) {
    List<Element> infos = XmlDom.children(signature, SIGNATURE, "SignedInfo");
    List<Element> values = XmlDom.children(signature, SIGNATURE, "SignatureValue");
    if (infos.size() != 1 || values.size() != 1) {
      return false;
    }
    byte[] text = XmlDom.canonical(infos.get(0));
    if (text.length > LIMITS.bytes()) {
      return false;
    }
    XmlElement read;
    try {
      read = Xml.read(text, LIMITS);
    } catch (XmlRefused tooMuch) {
      return false; // a right signature holds no more than we write
    }
    Optional<HmacAlgorithm> algorithm =
        HmacAlgorithm.of(
            read.child("SignatureMethod").flatMap(m -> m.attribute("Algorithm")).orElse(""));
    return algorithm.isPresent()
        && isExactly(
            read, signedInfo(id, place, algorithm.get(), algorithm.get().digest(canonical)))
        && MessageDigest.isEqual(
            algorithm.get().mac(key, text), decoded(values.get(0).getTextContent()));
  }

  /** Whether both say the same, with the same parts in the same order and nothing more. */
  private static boolean isExactly(XmlElement read, XmlElement wanted) {
    if (!read.namespace().equals(wanted.namespace())
        || !read.name().equals(wanted.name())
        || !Map.copyOf(read.attributes()).equals(Map.copyOf(wanted.attributes()))
        || read.children().size() != wanted.children().size()
        || !withoutSpace(read.text()).equals(wanted.text())) {
      return false;
    }
    for (int i = 0; i < wanted.children().size(); i++) {
      if (!isExactly(read.children().get(i), wanted.children().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static XmlElement of(String name) {
    return XmlElement.of(SIGNATURE, name);
  }

  private static XmlElement method(String name, String algorithm) {
    return of(name).with("Algorithm", algorithm);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s", "");
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getDecoder().decode(withoutSpace(text));
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }
}
