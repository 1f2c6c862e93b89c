package org.confab.protocol.xml;

import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the tree of one document, with the prefixes that it needs. */
final class XmlTreeWriter {
  private final StringBuilder out;
  private final Map<String, String> fixed;

  /**
   * Writes behind that text.
   *
   * @param fixed prefixes by namespace for elements that never stand in the default namespace
   */
  XmlTreeWriter(StringBuilder out, Map<String, String> fixed) {
    this.out = out;
    this.fixed = fixed;
  }

  void document(XmlElement root) {
    String name = start(root);
    fixed.forEach((namespace, prefix) -> attribute("xmlns:" + prefix, namespace));
    content(root, name, "", fixed);
  }

  /** An element that stands inside others, which have declared that. */
  void element(XmlElement element, String outerDefault, Map<String, String> outerPrefixes) {
    content(element, start(element), outerDefault, outerPrefixes);
  }

  private String start(XmlElement element) {
    String prefix = fixed.get(element.namespace());
    String name = prefix == null ? element.name() : prefix + ":" + element.name();
    out.append('<').append(name);
    return name;
  }

  private void content(
      XmlElement element, String name, String outerDefault, Map<String, String> outerPrefixes) {
    String inner = outerDefault;
    if (!fixed.containsKey(element.namespace()) && !element.namespace().equals(outerDefault)) {
      attribute("xmlns", element.namespace());
      inner = element.namespace();
    }
    Map<String, String> prefixes = attributes(element, outerPrefixes);
    if (element.children().isEmpty() && element.text().isEmpty()) {
      out.append("/>");
      return;
    }
    out.append('>');
    XmlEscapes.text(out, element.text());
    for (XmlElement child : element.children()) {
      element(child, inner, prefixes);
    }
    out.append("</").append(name).append('>');
  }

  private Map<String, String> attributes(XmlElement element, Map<String, String> outerPrefixes) {
    Map<String, String> prefixes = outerPrefixes;
    for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
      String key = attribute.getKey();
      int close = key.indexOf('}');
      if (close < 0) {
        attribute(key, attribute.getValue());
        continue;
      }
      String namespace = key.substring(1, close);
      String prefix = prefixes.get(namespace);
      if (prefix == null) {
        prefix = XmlNamespaces.prefix(namespace, prefixes.size());
        prefixes = new LinkedHashMap<>(prefixes);
        prefixes.put(namespace, prefix);
        attribute("xmlns:" + prefix, namespace);
      }
      attribute(prefix + ":" + key.substring(close + 1), attribute.getValue());
    }
    return prefixes;
  }

  private void attribute(String name, String value) {
    out.append(' ').append(name).append("=\"");
    XmlEscapes.attribute(out, value);
    out.append('"');
  }
}
