package org.confab.protocol.mcu;

import static org.confab.protocol.mcu.McuNamespaces.MCU;

import java.util.UUID;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * Which MCU says something, and in which of its lives.
 *
 * @param mcu {@link McuDescription#id}
 * @param incarnation {@link McuDescription#incarnation}
 */
public record McuOrigin(String mcu, UUID incarnation) {
  private static final String ID = "{" + MCU + "}mcu";
  private static final String INCARNATION = "{" + MCU + "}incarnation";

  /** Refuses an empty name. */
  public McuOrigin {
    McuText.line("mcu", mcu);
  }

  /** The element with the origin as its attributes. */
  XmlElement on(XmlElement element) {
    return element.with(ID, mcu).with(INCARNATION, incarnation.toString());
  }

  static McuOrigin read(XmlElement element) {
    return new McuOrigin(element.required("mcu"), XmlValue.uuid(element.required("incarnation")));
  }
}
