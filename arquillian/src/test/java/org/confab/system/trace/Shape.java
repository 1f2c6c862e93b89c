package org.confab.system.trace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.xml.XmlElement;

/**
 * The structure of a recorded document: another one has it if it holds every recorded element and
 * attribute, of the same namespace and name, at the same place and in the same order. Values that
 * the record tells are the same but for their case; there may be more beside.
 */
final class Shape {
  private final XmlElement recorded;

  Shape(XmlElement recorded) {
    this.recorded = recorded;
  }

  /** What a document lacks; empty if it has this structure. */
  Optional<String> missingIn(XmlElement document) {
    return named(recorded).equals(named(document))
        ? missing(recorded, document, recorded.name())
        : Optional.of(named(recorded) + " in place of " + named(document));
  }

  private static Optional<String> missing(XmlElement wanted, XmlElement found, String path) {
    for (Map.Entry<String, String> attribute : wanted.attributes().entrySet()) {
      String value = found.attributes().get(attribute.getKey());
      if (value == null || !same(attribute.getValue(), value)) {
        return Optional.of(path + "@" + attribute + ", there is " + value);
      }
    }
    if (!same(wanted.text(), found.text())) {
      return Optional.of(path + " = " + wanted.text() + ", there is " + found.text());
    }
    return missingChild(wanted, found.children(), path);
  }

  private static Optional<String> missingChild(
      XmlElement wanted, List<XmlElement> found, String path) {
    int from = 0;
    for (XmlElement child : wanted.children()) {
      String at = path + "/" + child.name();
      Optional<String> why = Optional.of(at + " " + child.attributes() + " after those before it");
      boolean there = false;
      for (; from < found.size() && !there; from++) {
        if (named(child).equals(named(found.get(from)))) {
          Optional<String> lacks = missing(child, found.get(from), at);
          there = lacks.isEmpty();
          why = lacks.isPresent() ? lacks : why;
        }
      }
      if (!there) {
        return why;
      }
    }
    return Optional.empty();
  }

  /** A value that was cut out of the record may be anything. */
  private static boolean same(String wanted, String found) {
    return wanted.isEmpty() || wanted.equalsIgnoreCase(found);
  }

  private static String named(XmlElement element) {
    return "{" + element.namespace() + "}" + element.name();
  }
}
