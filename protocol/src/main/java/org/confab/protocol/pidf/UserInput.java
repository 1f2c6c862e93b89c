package org.confab.protocol.pidf;

import java.time.Instant;
import java.util.Optional;
import org.confab.protocol.xml.XmlElement;

/**
 * Whether the person has used the device of late (RFC 4480 3.13).
 *
 * @param idle whether the last input is longer ago than the device's threshold
 * @param lastInput when it was, if told
 */
public record UserInput(boolean idle, Optional<Instant> lastInput) {
  static UserInput read(XmlElement element) {
    return new UserInput(
        element.text().equals("idle"), element.attribute("last-input").flatMap(PidfTime::find));
  }

  XmlElement write() {
    XmlElement input = XmlElement.of(PidfXml.RPID, "user-input").withText(idle ? "idle" : "active");
    return lastInput.isPresent()
        ? input.with("last-input", PidfTime.write(lastInput.get()))
        : input;
  }
}
