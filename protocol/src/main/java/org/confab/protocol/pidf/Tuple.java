package org.confab.protocol.pidf;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.xml.XmlElement;

/**
 * A way to reach the presentity (RFC 3863 4.1.2).
 *
 * @param id names it within the document, from one to the next
 * @param basic whether it takes communication, if told
 * @param contact its address, if told
 * @param notes texts for people
 * @param timestamp when this was so, to the second
 */
public record Tuple(
    String id,
    Optional<Basic> basic,
    Optional<Contact> contact,
    List<Note> notes,
    Optional<Instant> timestamp) {
  /** Copies its list. */
  public Tuple {
    notes = List.copyOf(notes);
  }

  /**
   * A contact address of any scheme.
   *
   * @param uri the address
   * @param priority from 0 to 1 with at most three decimals; higher is preferred
   */
  public record Contact(String uri, Optional<BigDecimal> priority) {
    private static Contact read(XmlElement element) {
      return new Contact(element.text(), element.attribute("priority").flatMap(Contact::priority));
    }

    /** Anything but a number from 0 to 1 counts as no preference. */
    private static Optional<BigDecimal> priority(String text) {
      boolean number = text.strip().matches("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?");
      return number ? Optional.of(new BigDecimal(text.strip())) : Optional.empty();
    }

    private XmlElement write() {
      XmlElement contact = XmlElement.of(PidfXml.PIDF, "contact").withText(uri);
      return priority.isPresent()
          ? contact.with("priority", priority.get().toPlainString())
          : contact;
    }
  }

  static Tuple read(XmlElement element) {
    return new Tuple(
        element.attribute("id").orElse(""),
        PidfXml.child(element, "status")
            .flatMap(status -> PidfXml.child(status, "basic"))
            .flatMap(basic -> Basic.find(basic.text())),
        PidfXml.child(element, "contact").map(Contact::read),
        PidfXml.notes(element),
        PidfXml.child(element, "timestamp").flatMap(time -> PidfTime.find(time.text())));
  }

  XmlElement write() {
    XmlElement status = XmlElement.of(PidfXml.PIDF, "status");
    List<XmlElement> children = new ArrayList<>();
    children.add(
        basic.isPresent() ? status.withTextChild("basic", basic.get().asString()) : status);
    contact.ifPresent(one -> children.add(one.write()));
    notes.forEach(note -> children.add(note.write(PidfXml.PIDF)));
    XmlElement tuple = XmlElement.of(PidfXml.PIDF, "tuple").with("id", id).with(children);
    return timestamp.isPresent()
        ? tuple.withTextChild("timestamp", PidfTime.write(timestamp.get()))
        : tuple;
  }
}
