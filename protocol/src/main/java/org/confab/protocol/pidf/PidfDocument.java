package org.confab.protocol.pidf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

/**
 * {@code presence}: how a presentity is reached and what the person does (RFC 3863, 4479, 4480).
 * Read tolerantly: elements found by name, those that nobody knows passed over. Written as the
 * schema wants it.
 *
 * @param entity whose presence; {@code pres:} addresses are read as {@code sip:} ones
 * @param tuples ways to reach the presentity
 * @param notes texts for people
 * @param persons the human; more than one where endpoints differ
 * @param devices the devices
 */
public record PidfDocument(
    SipUri entity,
    List<Tuple> tuples,
    List<Note> notes,
    List<Person> persons,
    List<Device> devices) {
  /** The Content-Type of the document. */
  public static final String CONTENT_TYPE = "application/pidf+xml";

  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  private static final String ROOT = "presence";

  /** Copies its lists. */
  public PidfDocument {
    tuples = List.copyOf(tuples);
    notes = List.copyOf(notes);
    persons = List.copyOf(persons);
    devices = List.copyOf(devices);
  }

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException if it is another one, has no entity, or has an element that
   *     must be understood and is not
   */
  public static PidfDocument read(XmlElement document) {
    if (!document.name().equals(ROOT)) {
      throw new IllegalArgumentException("expected " + ROOT + ", found " + document.name());
    }
    PidfXml.refuseUnknownMandatory(document);
    return new PidfDocument(
        entity(document.attribute("entity").orElse("")),
        PidfXml.children(document, "tuple").stream().map(Tuple::read).toList(),
        PidfXml.notes(document),
        PidfXml.children(document, "person").stream().map(Person::read).toList(),
        PidfXml.children(document, "device").stream().map(Device::read).toList());
  }

  private static SipUri entity(String text) {
    String bare = text.strip();
    boolean general = bare.regionMatches(true, 0, "pres:", 0, 5);
    return SipUri.parse(general ? "sip:" + bare.substring(5) : bare);
  }

  /**
   * The document as text with its XML declaration. The data model and rich presence have the
   * prefixes of their specifications: some clients search the text for them.
   */
  public byte[] bytes() {
    return (DECLARATION + Xml.write(write(), PidfXml.PREFIXES)).getBytes(StandardCharsets.UTF_8);
  }

  /** The document. */
  public XmlElement write() {
    List<XmlElement> children = new ArrayList<>();
    tuples.forEach(one -> children.add(one.write()));
    notes.forEach(one -> children.add(one.write(PidfXml.PIDF)));
    persons.forEach(one -> children.add(one.write()));
    devices.forEach(one -> children.add(one.write()));
    return XmlElement.of(PidfXml.PIDF, ROOT).with("entity", entity.asString()).with(children);
  }
}
