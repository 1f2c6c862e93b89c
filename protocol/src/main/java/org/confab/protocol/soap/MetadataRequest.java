package org.confab.protocol.soap;

import java.util.List;
import java.util.Optional;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

/**
 * A question for a service's description: {@code Get} of WS-Transfer or {@code GetMetadata} of
 * WS-MetadataExchange (both 2004/09), in either version of SOAP.
 *
 * @param soap namespace of the envelope
 * @param addressing namespace of its addressing headers, empty if there are none
 * @param operation what is asked
 * @param messageId what the answer relates to
 * @param dialect the kind of description that is wanted; empty for any
 */
public record MetadataRequest(
    String soap,
    String addressing,
    Operation operation,
    Optional<String> messageId,
    Optional<String> dialect) {
  /** Namespace of SOAP 1.2. */
  public static final String SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";

  private static final String MEX = "http://schemas.xmlsoap.org/ws/2004/09/mex";
  private static final String TRANSFER = "http://schemas.xmlsoap.org/ws/2004/09/transfer";
  private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
  private static final int MAX_ID = 256;

  /** What is asked, with the actions of question and answer. */
  public enum Operation {
    GET(TRANSFER + "/Get", TRANSFER + "/GetResponse"),
    GET_METADATA(MEX + "/GetMetadata/Request", MEX + "/GetMetadata/Response");

    private final String request;
    private final String response;

    Operation(String request, String response) {
      this.request = request;
      this.response = response;
    }
  }

  /**
   * Reads an envelope.
   *
   * @throws IllegalArgumentException if it asks for something else
   */
  public static MetadataRequest read(XmlElement document) {
    XmlElement envelope = document.named("Envelope");
    List<XmlElement> headers = envelope.child("Header").map(XmlElement::children).orElse(List.of());
    Optional<XmlElement> asked =
        envelope
            .requiredChild("Body")
            .child("GetMetadata")
            .filter(in -> in.namespace().equals(MEX));
    Optional<XmlElement> action = header(headers, "Action");
    return new MetadataRequest(
        envelope.namespace(),
        action.map(XmlElement::namespace).orElse(""),
        operation(action.map(XmlElement::text), asked.isPresent()),
        header(headers, "MessageID").map(XmlElement::text).filter(id -> id.length() <= MAX_ID),
        asked.flatMap(body -> body.child("Dialect")).map(XmlElement::text));
  }

  private static Optional<XmlElement> header(List<XmlElement> headers, String name) {
    return headers.stream().filter(header -> header.name().equals(name)).findFirst();
  }

  private static Operation operation(Optional<String> action, boolean asked) {
    if (action.isEmpty()) {
      return asked ? Operation.GET_METADATA : Operation.GET;
    }
    for (Operation operation : Operation.values()) {
      if (operation.request.equals(action.get().strip())) {
        return operation;
      }
    }
    throw new IllegalArgumentException("metadata is read with Get or GetMetadata");
  }

  /** The media type of the answer. */
  public String contentType() {
    return soap.equals(SOAP_12) ? "application/soap+xml" : "text/xml";
  }

  /**
   * The answer. The description goes in as text: values of its attributes need its prefixes.
   *
   * @param wsdl a whole WSDL document of ours
   * @param namespace the namespace that it describes
   */
  public String answer(String wsdl, String namespace) {
    boolean wanted = dialect.isEmpty() || dialect.get().strip().equals(WSDL);
    String section =
        wanted
            ? "<m:MetadataSection Dialect=\"%s\" Identifier=\"%s\">%s</m:MetadataSection>"
                .formatted(WSDL, namespace, withoutDeclaration(wsdl))
            : "";
    return "<s:Envelope xmlns:s=\"%s\">%s<s:Body><m:Metadata xmlns:m=\"%s\">%s</m:Metadata></s:Body></s:Envelope>"
        .formatted(soap, headers(), MEX, section);
  }

  private String headers() {
    if (addressing.isEmpty()) {
      return "";
    }
    XmlElement header = XmlElement.of(soap, "Header");
    XmlElement action = XmlElement.of(addressing, "Action").withText(operation.response);
    header = header.with(action);
    if (messageId.isPresent()) {
      header = header.with(XmlElement.of(addressing, "RelatesTo").withText(messageId.get()));
    }
    return Xml.write(header);
  }

  private static String withoutDeclaration(String document) {
    return document.startsWith("<?xml") ? document.substring(document.indexOf("?>") + 2) : document;
  }
}
