package org.confab.protocol.resourcelists;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * {@code resource-lists} as the body of a SUBSCRIBE (RFC 5367): whom to watch. Nested lists are
 * read as one; references to lists elsewhere are refused, for nothing is fetched from there.
 *
 * @param entries the people, in order and once each
 */
public record ResourceLists(List<SipUri> entries) {
  /** The Content-Type of the document. */
  public static final String CONTENT_TYPE = "application/resource-lists+xml";

  private static final String NAMESPACE = "urn:ietf:params:xml:ns:resource-lists";
  private static final Set<String> REFERENCES = Set.of("entry-ref", "external");

  /** Keeps each entry once. */
  public ResourceLists {
    entries = List.copyOf(new LinkedHashSet<>(entries));
  }

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException if it is another one, an entry is no SIP URI, or it refers to
   *     lists elsewhere
   */
  public static ResourceLists read(XmlElement document) {
    if (!document.name().equals("resource-lists")) {
      throw new IllegalArgumentException("expected resource-lists, found " + document.name());
    }
    List<SipUri> entries = new ArrayList<>();
    document.children("list").forEach(list -> collect(list, entries));
    return new ResourceLists(entries);
  }

  private static void collect(XmlElement list, List<SipUri> entries) {
    for (XmlElement child : list.children()) {
      if (REFERENCES.contains(child.name().toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(child.name() + " is not followed");
      }
      if (child.name().equals("entry")) {
        entries.add(SipUri.parse(child.attribute("uri").orElse("")));
      } else if (child.name().equals("list")) {
        collect(child, entries);
      }
    }
  }

  /** The document, with one list. */
  public XmlElement write() {
    return XmlElement.of(NAMESPACE, "resource-lists")
        .with(
            XmlElement.of(NAMESPACE, "list")
                .with(
                    entries.stream()
                        .map(
                            entry ->
                                XmlElement.of(NAMESPACE, "entry").with("uri", entry.asString()))
                        .toList()));
  }
}
