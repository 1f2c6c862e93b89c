package org.confab.protocol.webticket;

import static org.confab.protocol.webticket.WebNamespaces.UTILITY;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.xml.XmlDom;
import org.w3c.dom.Element;

/**
 * When a message was made and until when it counts (WS-Security 1.1, 10).
 *
 * @param id the name that its signature gives it
 * @param created when it was made
 * @param expires until when it counts
 */
public record SecurityTimestamp(String id, Instant created, Instant expires) {
  /** Reads the element; empty if it is not exactly one id and two times. */
  static Optional<SecurityTimestamp> read(Element timestamp) {
    String id = timestamp.getAttributeNS(UTILITY, "Id");
    return time(timestamp, "Created")
        .flatMap(
            created ->
                time(timestamp, "Expires")
                    .map(expires -> new SecurityTimestamp(id, created, expires)))
        .filter(read -> !read.id().isEmpty());
  }

  private static Optional<Instant> time(Element timestamp, String name) {
    List<Element> found = XmlDom.children(timestamp, UTILITY, name);
    return found.size() == 1 ? UtcTime.read(found.get(0).getTextContent()) : Optional.empty();
  }
}
