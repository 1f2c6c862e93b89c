package org.confab.protocol.xml;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the parts of a document one by one, each as it stands inside its ancestors: what many
 * documents have in common is written once. Put together, the parts are what {@link Xml#bytes}
 * writes.
 */
public final class XmlPieces {
  private static final String EMPTY = "/>";

  private final String outerDefault;
  private final Map<String, String> outerPrefixes;

  private XmlPieces(String outerDefault, Map<String, String> outerPrefixes) {
    this.outerDefault = outerDefault;
    this.outerPrefixes = outerPrefixes;
  }

  /** Outside of any element. */
  public static XmlPieces document() {
    return new XmlPieces("", Map.of());
  }

  /** Inside that element, which stands here. */
  public XmlPieces inside(XmlElement element) {
    Map<String, String> prefixes = new LinkedHashMap<>(outerPrefixes);
    for (String key : element.attributes().keySet()) {
      int close = key.indexOf('}');
      if (close >= 0) {
        String namespace = key.substring(1, close);
        prefixes.computeIfAbsent(
            namespace, fresh -> XmlNamespaces.prefix(namespace, prefixes.size()));
      }
    }
    return new XmlPieces(element.namespace(), prefixes);
  }

  /** A whole element, as UTF-8. */
  public byte[] whole(XmlElement element) {
    return text(element).getBytes(StandardCharsets.UTF_8);
  }

  /** The start tag of an element; what the element contains is left out. */
  public byte[] start(XmlElement element) {
    XmlElement bare =
        new XmlElement(element.namespace(), element.name(), element.attributes(), List.of(), "");
    String text = text(bare);
    if (!text.endsWith(EMPTY)) {
      throw new IllegalStateException("not an empty element: " + text);
    }
    return (text.substring(0, text.length() - EMPTY.length()) + ">")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The end tag of an element. */
  public byte[] end(XmlElement element) {
    return ("</" + element.name() + ">").getBytes(StandardCharsets.UTF_8);
  }

  private String text(XmlElement element) {
    StringBuilder out = new StringBuilder(256);
    new XmlTreeWriter(out, Map.of()).element(element, outerDefault, outerPrefixes);
    return out.toString();
  }
}
