package org.confab.protocol.pidf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.xml.XmlElement;

/**
 * A device of the person (RFC 4479 3.3).
 *
 * @param id names it within the document
 * @param deviceId the device's own name, a URN
 * @param userInput whether it is in use, if told
 * @param notes texts for people
 * @param timestamp when this was so, to the second
 */
public record Device(
    String id,
    String deviceId,
    Optional<UserInput> userInput,
    List<Note> notes,
    Optional<Instant> timestamp) {
  /** Copies its list. */
  public Device {
    notes = List.copyOf(notes);
  }

  static Device read(XmlElement element) {
    return new Device(
        element.attribute("id").orElse(""),
        PidfXml.child(element, "deviceID").map(XmlElement::text).orElse(""),
        PidfXml.child(element, "user-input").map(UserInput::read),
        PidfXml.notes(element),
        PidfXml.child(element, "timestamp").flatMap(time -> PidfTime.find(time.text())));
  }

  XmlElement write() {
    List<XmlElement> children = new ArrayList<>();
    userInput.ifPresent(input -> children.add(input.write()));
    children.add(XmlElement.of(PidfXml.DATA_MODEL, "deviceID").withText(deviceId));
    notes.forEach(note -> children.add(note.write(PidfXml.DATA_MODEL)));
    XmlElement device = XmlElement.of(PidfXml.DATA_MODEL, "device").with("id", id).with(children);
    return timestamp.isPresent()
        ? device.withTextChild("timestamp", PidfTime.write(timestamp.get()))
        : device;
  }
}
