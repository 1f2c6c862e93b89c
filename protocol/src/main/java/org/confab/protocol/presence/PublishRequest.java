package org.confab.protocol.presence;

import java.util.List;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * The body of a publishing SERVICE: carried out wholly or not at all.
 *
 * @param uri whose presence
 * @param publications in their order: a fault names one by its position, counted from 1
 */
public record PublishRequest(SipUri uri, List<Publication> publications) {
  /** The Content-Type of the request. */
  public static final String CONTENT_TYPE = "application/msrtc-category-publish+xml";

  /** Copies its list. */
  public PublishRequest {
    publications = List.copyOf(publications);
  }

  /** Reads {@code publish}; throws {@link IllegalArgumentException} if it is another document. */
  public static PublishRequest read(XmlElement document) {
    XmlElement all =
        document
            .named("publish")
            .child("publications")
            .orElseThrow(() -> new IllegalArgumentException("no publications"));
    return new PublishRequest(
        SipUri.parse(all.required("uri")),
        all.children("publication").map(Publication::read).toList());
  }

  /** The {@code publish} document. */
  public XmlElement write() {
    return XmlElement.of(PresenceXml.RICH_PRESENCE, "publish")
        .with(
            XmlElement.of(PresenceXml.RICH_PRESENCE, "publications")
                .with("uri", uri.asString())
                .with(publications.stream().map(Publication::write).toList()));
  }
}
