package org.confab.protocol.presence;

import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * The presence document of watchers that know no categories (RFC 3863): open or closed.
 *
 * @param entity whose presence
 * @param open whether he can be reached
 */
public record Pidf(SipUri entity, boolean open) {
  /** The Content-Type of the document. */
  public static final String CONTENT_TYPE = "application/pidf+xml";

  private static final String NAMESPACE = "urn:ietf:params:xml:ns:pidf";

  /** The document. */
  public XmlElement write() {
    return XmlElement.of(NAMESPACE, "presence")
        .with("entity", entity.asString())
        .with(
            XmlElement.of(NAMESPACE, "tuple")
                .with("id", "user")
                .with(
                    XmlElement.of(NAMESPACE, "status")
                        .withTextChild("basic", open ? "open" : "closed"),
                    XmlElement.of(NAMESPACE, "contact").withText(entity.asString())));
  }
}
