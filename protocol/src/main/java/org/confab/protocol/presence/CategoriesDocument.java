package org.confab.protocol.presence;

import java.util.List;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * {@code categories}: what somebody gets to see of one user ([MS-PRES] 2.2.2).
 *
 * @param uri whose presence, with its {@code sip:}
 * @param categories the instances
 */
public record CategoriesDocument(SipUri uri, List<Category> categories) {
  /** The Content-Type of the document alone or as part of a resource list. */
  public static final String CONTENT_TYPE = "application/msrtc-event-categories+xml";

  /** Copies its list. */
  public CategoriesDocument {
    categories = List.copyOf(categories);
  }

  /** Reads the document; throws {@link IllegalArgumentException} if it is another one. */
  public static CategoriesDocument read(XmlElement document) {
    XmlElement root = document.named("categories");
    return new CategoriesDocument(
        SipUri.parse(root.required("uri")), root.children("category").map(Category::read).toList());
  }

  /** The document. */
  public XmlElement write() {
    return XmlElement.of(PresenceXml.CATEGORIES, "categories")
        .with("uri", uri.asString())
        .with(categories.stream().map(Category::write).toList());
  }
}
