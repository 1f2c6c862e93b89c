package org.confab.dist;

import java.io.StringWriter;
import java.util.Iterator;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A CycloneDX 1.6 document of what is in the archive, each file with its hash and its place. */
final class BillOfMaterials {
  private static final String NAMESPACE = "http://cyclonedx.org/schema/bom/1.6";

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;
  private int depth;

  private BillOfMaterials() throws XMLStreamException {
    xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
  }

  /**
   * The document, the same for the same archive.
   *
   * @param version of Confab
   * @param timestamp of the build, in the form of ISO 8601
   */
  static String of(List<Shipped> shipped, String version, String timestamp) {
    try {
      BillOfMaterials bill = new BillOfMaterials();
      bill.write(shipped, version, timestamp);
      return bill.text + "\n";
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void write(List<Shipped> shipped, String version, String timestamp)
      throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    begin("bom", "version", "1");
    xml.writeDefaultNamespace(NAMESPACE);
    begin("metadata");
    line("timestamp", timestamp);
    begin("component", "type", "application");
    line("group", "org.confab");
    line("name", "confab");
    line("version", version);
    licence("id", "AGPL-3.0-or-later");
    end();
    end();
    begin("components");
    Iterator<Shipped> all = shipped.iterator();
    while (all.hasNext()) {
      component(all.next());
    }
    end();
    end();
    xml.writeEndDocument();
    xml.flush();
  }

  private void component(Shipped one) throws XMLStreamException {
    Component component = one.component();
    begin("component", "type", "library", "bom-ref", component.purl());
    line("group", component.group());
    line("name", component.name());
    line("version", component.version());
    if (!one.sha256().isEmpty()) {
      begin("hashes");
      line("hash", one.sha256(), "alg", "SHA-256");
      end();
    }
    List<String> names = component.isOurs() ? List.of("AGPL-3.0-or-later") : component.licences();
    licences(names.stream().flatMap(name -> Licence.named(name).stream()).distinct().toList());
    line("purl", component.purl());
    begin("properties");
    for (String path : one.paths()) {
      line("property", path, "name", "confab:path");
    }
    end();
    end();
  }

  /** One by its identifier; several are a choice, which is an expression. */
  private void licences(List<Licence> licences) throws XMLStreamException {
    if (licences.isEmpty()) {
      return;
    }
    boolean plain = licences.size() == 1 && !licences.get(0).id().contains(" ");
    if (plain) {
      String id = licences.get(0).id();
      licence(id.startsWith("LicenseRef-") ? "name" : "id", id);
      return;
    }
    begin("licenses");
    line("expression", String.join(" OR ", licences.stream().map(Licence::id).toList()));
    end();
  }

  private void licence(String kind, String value) throws XMLStreamException {
    begin("licenses");
    begin("license");
    line(kind, value);
    end();
    end();
  }

  private void begin(String name, String... attributes) throws XMLStreamException {
    indent();
    xml.writeStartElement(name);
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], attributes[i + 1]);
    }
    depth++;
  }

  private void end() throws XMLStreamException {
    depth--;
    indent();
    xml.writeEndElement();
  }

  private void line(String name, String value, String... attributes) throws XMLStreamException {
    indent();
    xml.writeStartElement(name);
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], attributes[i + 1]);
    }
    xml.writeCharacters(value);
    xml.writeEndElement();
  }

  private void indent() throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
