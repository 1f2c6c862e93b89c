package org.confab.protocol.lcs;

import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * What {@code vnd-microsoft-provisioning} tells a client: nothing that this server offers beside
 * the user's own address. Remote call control, which it was for, would be a {@code line} in it.
 *
 * @param user whom it is told
 */
public record LegacyProvisioning(SipUri user) {
  /** The Content-Type of the document. */
  public static final String CONTENT_TYPE = "application/vnd-microsoft-roaming-provisioning+xml";

  /** The document. */
  public XmlElement write() {
    return XmlElement.of("", "provisioning")
        .with(
            XmlElement.of("", "configuration"),
            XmlElement.of("", "user").with("uri", user.asString()));
  }
}
