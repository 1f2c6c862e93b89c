package org.confab.protocol.presence;

import java.util.Optional;
import org.confab.protocol.xml.XmlElement;

/**
 * What the server tells a user's own endpoints about his telephony, as {@code userProperties}.
 *
 * @param line his number in E.164, if he has one
 */
public record UserProperties(Optional<String> line) {
  /** The element. */
  public XmlElement write() {
    XmlElement properties = element("userProperties");
    if (line.isPresent()) {
      properties =
          properties.with(
              element("lines")
                  .with(element("line").with("lineType", "Uc").withText("tel:" + line.get())));
    }
    return properties.withTextChild("telephonyMode", "Uc");
  }

  private static XmlElement element(String name) {
    return XmlElement.of(PresenceXml.USER_PROPERTIES, name);
  }
}
