package org.confab.protocol.xml;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads and writes XML for every protocol. DTDs and external entities are refused, and size, depth
 * and number of elements are bounded, before anything is built.
 */
public final class Xml {
  private static final XMLInputFactory INPUT = input();

  private Xml() {}

  private static XMLInputFactory input() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("external entity");
        });
    return factory;
  }

  /** Reads a document within the limits of a SIP body; throws {@link XmlRefused}. */
  public static XmlElement read(byte[] document) {
    return read(document, XmlLimits.SIP_BODY);
  }

  /** Reads a document held in a string; see {@link #read(byte[])}. */
  public static XmlElement read(String document) {
    return read(document.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads a document; throws {@link XmlRefused} if it is malformed, has a DTD or is too large. */
  public static XmlElement read(byte[] document, XmlLimits limits) {
    if (document.length > limits.bytes()) {
      throw new XmlRefused(
          XmlRefused.Why.TOO_LARGE, "document longer than " + limits.bytes() + " bytes");
    }
    try {
      XMLStreamReader reader =
          INPUT.createXMLStreamReader(new StringReader(XmlCharacters.of(document)));
      try {
        return new TreeReader(reader, limits).document();
      } finally {
        reader.close();
      }
    } catch (XMLStreamException | MissingResourceException malformed) {
      // The latter is how the JDK says of some mistakes in a DTD that it has no words for them.
      throw new XmlRefused(
          XmlRefused.Why.MALFORMED, "not well-formed: " + malformed.getMessage(), malformed);
    }
  }

  /** Writes an element as UTF-8 without XML declaration. */
  public static byte[] bytes(XmlElement element) {
    return write(element).getBytes(StandardCharsets.UTF_8);
  }

  /** Writes an element without XML declaration; a namespace is the default one where it begins. */
  public static String write(XmlElement element) {
    return write(element, Map.of());
  }

  /**
   * Writes an element without XML declaration, as {@link #write(XmlElement)}; but elements of some
   * namespaces always carry a prefix, declared at the root, for readers that look for it.
   *
   * @param prefixes prefixes by namespace
   */
  public static String write(XmlElement element, Map<String, String> prefixes) {
    StringBuilder out = new StringBuilder(1024);
    new XmlTreeWriter(out, prefixes).document(element);
    return out.toString();
  }

  /** Builds the tree of one document, counting as it goes. */
  private static final class TreeReader {
    private final XMLStreamReader reader;
    private final XmlLimits limits;
    private int elements;

    TreeReader(XMLStreamReader reader, XmlLimits limits) {
      this.reader = reader;
      this.limits = limits;
    }

    XmlElement document() throws XMLStreamException {
      XmlElement root = null;
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD) {
          throw new XmlRefused(XmlRefused.Why.MALFORMED, "a DTD is not accepted");
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          root = element(1);
        }
      }
      if (root == null) {
        throw new XmlRefused(XmlRefused.Why.MALFORMED, "no element");
      }
      return root;
    }

    private XmlElement element(int depth) throws XMLStreamException {
      if (depth > limits.depth() || ++elements > limits.elements()) {
        throw new XmlRefused(XmlRefused.Why.TOO_LARGE, "too deep or too many elements");
      }
      String namespace = reader.getNamespaceURI();
      String name = reader.getLocalName();
      Map<String, String> attributes = new LinkedHashMap<>();
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        String attributeNamespace = reader.getAttributeNamespace(i);
        String local = reader.getAttributeLocalName(i);
        attributes.put(
            attributeNamespace == null || attributeNamespace.isEmpty()
                ? local
                : "{" + attributeNamespace + "}" + local,
            reader.getAttributeValue(i));
      }
      List<XmlElement> children = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      while (true) {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          children.add(element(depth + 1));
        } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
          text.append(reader.getText());
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          break;
        } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
          throw new XmlRefused(XmlRefused.Why.MALFORMED, "an entity is not accepted");
        }
      }
      return new XmlElement(
          namespace == null ? "" : namespace, name, attributes, children, text.toString().strip());
    }
  }
}
