package org.confab.protocol.conference;

import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** The schemas of C3P and conference-info, to hold what is written against. */
public final class Schemas {
  private static final Schema CONFERENCING = load("conference-info-ms.xsd", "cccp.xsd");

  private Schemas() {}

  private static Schema load(String... names) {
    try {
      StreamSource[] sources = new StreamSource[names.length];
      for (int i = 0; i < names.length; i++) {
        URL url = Schemas.class.getResource("/conference/" + names[i]);
        sources[i] = new StreamSource(Objects.requireNonNull(url).toExternalForm());
      }
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(sources);
    } catch (SAXException bad) {
      throw new IllegalStateException(bad);
    }
  }

  /** Throws an {@link AssertionError} unless the document is valid. */
  public static void check(String document) {
    try {
      CONFERENCING.newValidator().validate(new StreamSource(new StringReader(document)));
    } catch (SAXException | IOException invalid) {
      throw new AssertionError(document, invalid);
    }
  }
}
