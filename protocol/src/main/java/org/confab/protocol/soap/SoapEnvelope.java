package org.confab.protocol.soap;

import java.util.List;
import org.confab.protocol.xml.XmlElement;

/**
 * What a SOAP body holds: the method's element first, then elements that it refers to, such as the
 * {@code Array} of a search.
 *
 * @param elements the children of {@code Body}, at least one
 */
public record SoapEnvelope(List<XmlElement> elements) {
  /** The Content-Type of requests and answers, in the spelling of these clients. */
  public static final String CONTENT_TYPE = "application/SOAP+xml";

  /** The namespace of methods and their answers. */
  public static final String METHODS = "http://schemas.microsoft.com/winrtc/2002/11/sip";

  private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

  /** Throws {@link IllegalArgumentException} without an element. */
  public SoapEnvelope {
    elements = List.copyOf(elements);
    if (elements.isEmpty()) {
      throw new IllegalArgumentException("no SOAP method");
    }
  }

  /** Reads the document; throws {@link IllegalArgumentException} if it is no such envelope. */
  public static SoapEnvelope read(XmlElement document) {
    if (!document.name().equals("Envelope")) {
      throw new IllegalArgumentException("expected Envelope, found " + document.name());
    }
    return new SoapEnvelope(document.child("Body").map(XmlElement::children).orElse(List.of()));
  }

  /** The element that names the method and holds its parameters. */
  public XmlElement method() {
    return elements.get(0);
  }

  /** An envelope with a SOAP 1.1 fault of the client's making, which says why in words. */
  public static SoapEnvelope fault(String why) {
    XmlElement code = XmlElement.of("", "faultcode").withText("Client");
    XmlElement text = XmlElement.of("", "faultstring").withText(why);
    return new SoapEnvelope(List.of(XmlElement.of(SOAP, "Fault").with(code, text)));
  }

  /** The document. */
  public XmlElement write() {
    return XmlElement.of(SOAP, "Envelope").with(XmlElement.of(SOAP, "Body").with(elements));
  }
}
