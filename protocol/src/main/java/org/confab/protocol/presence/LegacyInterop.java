package org.confab.protocol.presence;

import org.confab.protocol.xml.XmlElement;

/**
 * {@code legacyInterop}: the availability alone, for clients without enhanced presence.
 *
 * @param availability as in {@link StateValue}
 */
public record LegacyInterop(int availability) {
  /** The element. */
  public XmlElement write() {
    return XmlElement.of(PresenceXml.CATEGORIES, "legacyInterop")
        .with("availability", Integer.toString(availability));
  }
}
