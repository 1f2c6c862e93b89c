package org.confab.ws.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import javax.xml.transform.Source;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

/** What stands in the body of a message. It has passed {@link EnvelopeCheck} on its way in. */
public final class Payload {
  private Payload() {}

  /** Reads a request. */
  public static XmlElement read(Source source) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      TransformerFactory.newDefaultInstance()
          .newTransformer()
          .transform(source, new StreamResult(bytes));
    } catch (TransformerException impossible) {
      throw new IllegalStateException("a body that was read once", impossible);
    }
    return Xml.read(bytes.toByteArray(), EnvelopeCheck.LIMITS);
  }

  /** Writes an answer. */
  public static Source write(XmlElement element) {
    return new StreamSource(new ByteArrayInputStream(Xml.bytes(element)));
  }
}
