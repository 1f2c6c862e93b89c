package org.confab.protocol.directory;

import java.util.List;
import org.confab.protocol.soap.SoapEnvelope;
import org.confab.protocol.xml.XmlElement;

/**
 * A search: everybody who satisfies all terms.
 *
 * @param terms one to {@value #MAX_TERMS} conditions
 * @param maxResults most people that are wanted, 1 to {@value #MAX_RESULTS}
 */
public record DirectoryQuery(List<DirectoryTerm> terms, int maxResults) {
  /** The name of the method. */
  public static final String METHOD = "directorySearch";

  /** Most conditions of a search. */
  public static final int MAX_TERMS = 16;

  /** Most people that a search finds; who wants more gets these. */
  public static final int MAX_RESULTS = 100;

  /** Throws {@link IllegalArgumentException} beyond the limits. */
  public DirectoryQuery {
    terms = List.copyOf(terms);
    if (terms.isEmpty() || terms.size() > MAX_TERMS) {
      throw new IllegalArgumentException("a search needs 1 to " + MAX_TERMS + " rows");
    }
    if (maxResults < 1 || maxResults > MAX_RESULTS) {
      throw new IllegalArgumentException("maxResults is not between 1 and " + MAX_RESULTS);
    }
  }

  /**
   * Reads the method and the {@code Array} that its filter refers to.
   *
   * @throws IllegalArgumentException if there is no such array, or a row is bad
   */
  public static DirectoryQuery read(SoapEnvelope envelope) {
    XmlElement method = envelope.method();
    String id =
        method
            .child("filter")
            .flatMap(filter -> filter.attribute("href"))
            .orElseThrow(() -> new IllegalArgumentException("filter is missing"));
    XmlElement rows =
        envelope.elements().stream()
            .filter(one -> one.name().equals("Array"))
            .filter(one -> one.attribute("id").map(own -> id.equals("#" + own)).orElse(false))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no Array " + id));
    return new DirectoryQuery(
        rows.children("row").limit(MAX_TERMS + 1L).map(DirectoryQuery::term).toList(),
        maxResults(method.childText("maxResults")));
  }

  private static DirectoryTerm term(XmlElement row) {
    String name = row.attribute("attrib").orElse("");
    DirectoryAttribute attribute =
        DirectoryAttribute.of(name)
            .orElseThrow(() -> new IllegalArgumentException("unknown attribute " + name));
    return new DirectoryTerm(attribute, row.attribute("value").orElse(""));
  }

  private static int maxResults(String text) {
    if (text.isEmpty()) {
      return MAX_RESULTS;
    }
    try {
      return (int) Math.min(Long.parseLong(text), MAX_RESULTS);
    } catch (NumberFormatException bad) {
      throw new IllegalArgumentException("maxResults is no number: " + text, bad);
    }
  }
}
