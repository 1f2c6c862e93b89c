package org.confab.protocol.presence;

import java.io.ByteArrayInputStream;
import java.net.URL;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

/** Holds documents against the published schemas. */
public final class Schemas {
  private final Schema schema;

  private Schemas(Schema schema) {
    this.schema = schema;
  }

  /** That schema among the test resources of presence. */
  public static Schemas of(String file) {
    return of("presence", file);
  }

  /** That schema in a folder of the test resources. */
  public static Schemas of(String folder, String file) {
    String path = "/" + folder + "/" + file;
    URL url = Objects.requireNonNull(Schemas.class.getResource(path), path);
    try {
      return new Schemas(
          SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
              .newSchema(new StreamSource(url.toExternalForm())));
    } catch (org.xml.sax.SAXException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** Fails with the validator's words if the document does not fit. */
  public void accept(XmlElement document) throws Exception {
    schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(Xml.bytes(document))));
  }
}
