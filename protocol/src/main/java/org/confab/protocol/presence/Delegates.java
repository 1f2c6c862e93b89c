package org.confab.protocol.presence;

import java.util.List;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * {@code delegates}: who may act for the user ([MS-PRES] delegates document).
 *
 * @param version raised by one with every change
 * @param all in the order in which they were named
 */
public record Delegates(long version, List<Delegate> all) {
  /** Nobody, and never anybody else. */
  public static final Delegates NONE = new Delegates(0, List.of());

  /** Copies its list. */
  public Delegates {
    all = List.copyOf(all);
  }

  static Delegates read(XmlElement element) {
    return new Delegates(
        XmlValue.unsignedInt(element.required("version")),
        element.children("delegate").map(Delegate::read).toList());
  }

  XmlElement write() {
    return XmlElement.of(PresenceXml.DELEGATES, "delegates")
        .with("version", Long.toString(version))
        .with(all.stream().map(Delegate::write).toList());
  }
}
