package org.confab.protocol.xml;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes the tree of one document. Names with prefixes are written as plain text: the stream writer
 * is not asked to know the prefixes, this class does.
 */
final class XmlTreeWriter {
  private final XMLStreamWriter writer;
  private final Map<String, String> fixed;

  /**
   * Writes to that writer.
   *
   * @param fixed prefixes by namespace for elements that never stand in the default namespace
   */
  XmlTreeWriter(XMLStreamWriter writer, Map<String, String> fixed) {
    this.writer = writer;
    this.fixed = fixed;
  }

  void document(XmlElement root) throws XMLStreamException {
    start(root);
    for (Map.Entry<String, String> prefix : fixed.entrySet()) {
      writer.writeNamespace(prefix.getValue(), prefix.getKey());
    }
    content(root, "", fixed);
  }

  /** An element that stands inside others, which have declared that. */
  void element(XmlElement element, String outerDefault, Map<String, String> outerPrefixes)
      throws XMLStreamException {
    start(element);
    content(element, outerDefault, outerPrefixes);
  }

  private void start(XmlElement element) throws XMLStreamException {
    String prefix = fixed.get(element.namespace());
    String name = prefix == null ? element.name() : prefix + ":" + element.name();
    if (leaf(element)) {
      writer.writeEmptyElement(name);
    } else {
      writer.writeStartElement(name);
    }
  }

  private void content(XmlElement element, String outerDefault, Map<String, String> outerPrefixes)
      throws XMLStreamException {
    String inner = outerDefault;
    if (!fixed.containsKey(element.namespace()) && !element.namespace().equals(outerDefault)) {
      writer.writeDefaultNamespace(element.namespace());
      inner = element.namespace();
    }
    Map<String, String> prefixes = attributes(element, outerPrefixes);
    if (leaf(element)) {
      return;
    }
    if (!element.text().isEmpty()) {
      writer.writeCharacters(element.text());
    }
    for (XmlElement child : element.children()) {
      element(child, inner, prefixes);
    }
    writer.writeEndElement();
  }

  private Map<String, String> attributes(XmlElement element, Map<String, String> outerPrefixes)
      throws XMLStreamException {
    Map<String, String> prefixes = outerPrefixes;
    for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
      String key = attribute.getKey();
      int close = key.indexOf('}');
      if (close < 0) {
        writer.writeAttribute(key, attribute.getValue());
        continue;
      }
      String namespace = key.substring(1, close);
      String prefix = prefixes.get(namespace);
      if (prefix == null) {
        prefix = XmlNamespaces.prefix(namespace, prefixes.size());
        prefixes = new LinkedHashMap<>(prefixes);
        prefixes.put(namespace, prefix);
        writer.writeNamespace(prefix, namespace);
      }
      writer.writeAttribute(prefix + ":" + key.substring(close + 1), attribute.getValue());
    }
    return prefixes;
  }

  private static boolean leaf(XmlElement element) {
    return element.children().isEmpty() && element.text().isEmpty();
  }
}
