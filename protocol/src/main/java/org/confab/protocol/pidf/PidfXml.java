package org.confab.protocol.pidf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.confab.protocol.xml.XmlElement;

/** Namespaces of presence documents, and what all their elements have in common. */
final class PidfXml {
  static final String PIDF = "urn:ietf:params:xml:ns:pidf";
  static final String DATA_MODEL = "urn:ietf:params:xml:ns:pidf:data-model";
  static final String RPID = "urn:ietf:params:xml:ns:pidf:rpid";

  /** Prefixes of the namespaces that are not the document's own. */
  static final Map<String, String> PREFIXES = new TreeMap<>(Map.of(DATA_MODEL, "dm", RPID, "rpid"));

  private static final Set<String> KNOWN = Set.of("", PIDF, DATA_MODEL, RPID);
  private static final Set<String> TRUE = Set.of("true", "1");

  private PidfXml() {}

  /**
   * Elements of other namespaces are passed over with all that is in them, unless one must be
   * understood: then nothing of the document counts (RFC 3863 4.2.3).
   */
  static void refuseUnknownMandatory(XmlElement element) {
    for (XmlElement child : element.children()) {
      if (KNOWN.contains(child.namespace())) {
        refuseUnknownMandatory(child);
      } else if (child.attribute("mustUnderstand").filter(TRUE::contains).isPresent()) {
        throw new IllegalArgumentException("element " + child.name() + " must be understood");
      }
    }
  }

  /** The children of that name, those of foreign namespaces left out. */
  static List<XmlElement> children(XmlElement element, String name) {
    return element.children(name).filter(child -> KNOWN.contains(child.namespace())).toList();
  }

  static Optional<XmlElement> child(XmlElement element, String name) {
    return children(element, name).stream().findFirst();
  }

  static List<Note> notes(XmlElement element) {
    return children(element, "note").stream()
        .map(Note::read)
        .filter(note -> !note.text().isEmpty())
        .toList();
  }
}
