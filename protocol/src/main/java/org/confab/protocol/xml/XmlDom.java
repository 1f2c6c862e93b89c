package org.confab.protocol.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.xml.XMLConstants;
import javax.xml.crypto.NodeSetData;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformException;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.DOMException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Documents as trees that keep their prefixes, for signatures alone: everything else reads {@link
 * XmlElement}. The same things are refused as by {@link Xml#read(byte[], XmlLimits)}, which looks
 * first.
 */
public final class XmlDom {
  private static final DocumentBuilderFactory FACTORY = factory();

  /** The JDK's own writes what strangers have sent to the error output. */
  private static final ErrorHandler REFUSING = new DefaultHandler();

  private XmlDom() {}

  private static DocumentBuilderFactory factory() {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException("every JDK has these features", impossible);
    }
    factory.setXIncludeAware(false);
    factory.setExpandEntityReferences(false);
    return factory;
  }

  /** Reads a document; throws {@link XmlRefused} if it is malformed, has a DTD or is too large. */
  public static Document read(byte[] document, XmlLimits limits) {
    Xml.read(document, limits);
    try {
      return builder().parse(new ByteArrayInputStream(document));
    } catch (SAXException | IOException malformed) {
      throw new XmlRefused(
          XmlRefused.Why.MALFORMED, "not well-formed: " + malformed.getMessage(), malformed);
    }
  }

  private static DocumentBuilder builder() {
    try {
      DocumentBuilder builder = FACTORY.newDocumentBuilder();
      builder.setErrorHandler(REFUSING);
      return builder;
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException("every JDK has a parser", impossible);
    }
  }

  /** The exclusive canonical form of an element without comments (W3C xml-exc-c14n). */
  public static byte[] canonical(Element element) {
    return canonical(element, none -> false);
  }

  /**
   * The exclusive canonical form of an element without comments. What stands around the element has
   * no part in it: bodies of real clients have namespaces that are no absolute URIs, which the JDK
   * refuses wherever in the document it meets them.
   *
   * @param without elements below it that are left out with all that is in them
   * @throws XmlRefused if the element itself uses such a namespace, or a name like {@code :a}
   */
  public static byte[] canonical(Element element, Predicate<Element> without) {
    List<Node> nodes = new ArrayList<>();
    NodeSetData<Node> data = nodes::iterator;
    try {
      collect(alone(element, without), nodes);
      TransformService exclusive =
          TransformService.getInstance(CanonicalizationMethod.EXCLUSIVE, "DOM");
      exclusive.init(null);
      OctetStreamData bytes = (OctetStreamData) exclusive.transform(data, null);
      return bytes.getOctetStream().readAllBytes();
    } catch (TransformException | DOMException relative) {
      // The JDK reads names such as ":a", which have no place in a document of their own.
      throw new XmlRefused(XmlRefused.Why.MALFORMED, "has no canonical form", relative);
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException("canonicalization in memory", impossible);
    }
  }

  /** A copy in a document of its own, with the namespaces that hold where the element stands. */
  private static Element alone(Element element, Predicate<Element> without) {
    Document document = builder().newDocument();
    Element copy = (Element) document.appendChild(document.importNode(element, false));
    Set<String> declared = new HashSet<>();
    for (Node around = element.getParentNode();
        around instanceof Element;
        around = around.getParentNode()) {
      declare(around.getAttributes(), copy, declared);
    }
    copyChildren(element, copy, without);
    return copy;
  }

  /** Of each prefix the innermost declaration holds. */
  private static void declare(NamedNodeMap attributes, Element copy, Set<String> declared) {
    for (int i = 0; i < attributes.getLength(); i++) {
      Node attribute = attributes.item(i);
      String name = attribute.getNodeName();
      if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())
          && declared.add(name)
          && !copy.hasAttribute(name)
          && isAbsolute(attribute.getNodeValue())) {
        copy.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, name, attribute.getNodeValue());
      }
    }
  }

  private static boolean isAbsolute(String namespace) {
    try {
      return namespace.isEmpty() || new URI(namespace).isAbsolute();
    } catch (URISyntaxException none) {
      return false;
    }
  }

  private static void copyChildren(Node from, Node to, Predicate<Element> without) {
    for (Node child = from.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (!(child instanceof Element element) || !without.test(element)) {
        Node copy = to.getOwnerDocument().importNode(child, false);
        to.appendChild(copy);
        copyChildren(child, copy, without);
      }
    }
  }

  private static void collect(Node node, List<Node> into) {
    into.add(node);
    NamedNodeMap attributes = node.getAttributes();
    for (int i = 0; attributes != null && i < attributes.getLength(); i++) {
      into.add(attributes.item(i));
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      collect(child, into);
    }
  }

  /** The child elements of that name, in order. */
  public static List<Element> children(Element parent, String namespace, String name) {
    List<Element> found = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element
          && namespace.equals(element.getNamespaceURI())
          && name.equals(element.getLocalName())) {
        found.add(element);
      }
    }
    return found;
  }
}
