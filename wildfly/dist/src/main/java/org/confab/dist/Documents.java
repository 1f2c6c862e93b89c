package org.confab.dist;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads who made what: the CycloneDX document of our libraries, and WildFly's list of its own. */
final class Documents {
  private Documents() {}

  /** The components of a CycloneDX document. */
  static List<Component> cycloneDx(Path file) throws IOException {
    List<Component> all = new ArrayList<>();
    for (Element list : children(read(file).getDocumentElement(), "components").toList()) {
      for (Element one : children(list, "component").toList()) {
        List<String> licences =
            children(one, "licenses")
                .flatMap(
                    licence ->
                        Stream.concat(
                            children(licence, "license"), children(licence, "expression")))
                .flatMap(Documents::licences)
                .toList();
        all.add(
            new Component(text(one, "group"), text(one, "name"), text(one, "version"), licences));
      }
    }
    return all;
  }

  private static Stream<String> licences(Element licence) {
    if (licence.getLocalName().equals("expression")) {
      return Stream.of(licence.getTextContent().replaceAll("[()]", "").strip().split("\\s+OR\\s+"));
    }
    String id = text(licence, "id");
    return Stream.of(id.isEmpty() ? text(licence, "name") : id);
  }

  /** What WildFly's {@code docs/licenses/licenses.xml} names. */
  static List<Component> wildFly(Path file) throws IOException {
    List<Component> all = new ArrayList<>();
    for (Element list : children(read(file).getDocumentElement(), "dependencies").toList()) {
      for (Element one : children(list, "dependency").toList()) {
        List<String> licences =
            children(one, "licenses")
                .flatMap(licence -> children(licence, "license"))
                .map(licence -> text(licence, "name"))
                .toList();
        all.add(
            new Component(
                text(one, "groupId"), text(one, "artifactId"), text(one, "version"), licences));
      }
    }
    return all;
  }

  private static Document read(Path file) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(file.toFile());
    } catch (ParserConfigurationException | SAXException unreadable) {
      throw new IOException(file + " cannot be read", unreadable);
    }
  }

  private static Stream<Element> children(Element parent, String name) {
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .<Node>mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .filter(one -> name.equals(one.getLocalName()));
  }

  private static String text(Element parent, String name) {
    return children(parent, name).map(Element::getTextContent).findFirst().orElse("").strip();
  }
}
