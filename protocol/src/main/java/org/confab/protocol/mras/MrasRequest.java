package org.confab.protocol.mras;

import java.util.List;
import org.confab.protocol.xml.XmlElement;

/**
 * A request for credentials of media relays ([MS-AVEDGEA] 2.2): the body of a SERVICE request to
 * the {@code mrasUri}.
 *
 * @param id named again in the response
 * @param version {@code 1.0} or {@code 2.0}
 * @param from who asks, as the client wrote it
 * @param to whom, as the client wrote it
 * @param direct whether relays shall be named by their IP address ({@code route="directip"})
 * @param credentials what is asked for, at least one
 */
public record MrasRequest(
    String id,
    String version,
    String from,
    String to,
    boolean direct,
    List<CredentialsRequest> credentials) {
  /** The Content-Type of requests and responses. */
  public static final String CONTENT_TYPE = "application/msrtc-media-relay-auth+xml";

  /** Most credentials that one request asks for. */
  public static final int MAX_CREDENTIALS = 100;

  static final String NAMESPACE = "http://schemas.microsoft.com/2006/09/sip/mrasp";

  /** Throws {@link IllegalArgumentException} for values that the schema does not have. */
  public MrasRequest {
    MrasText.id("requestID", id);
    credentials = List.copyOf(credentials);
    if (!version.matches("[0-9]{1,4}\\.[0-9]{1,4}")) {
      throw new IllegalArgumentException("no version: " + version);
    }
    if (credentials.isEmpty()) {
      throw new IllegalArgumentException("nothing is asked for");
    }
  }

  /** The document. */
  public XmlElement write() {
    XmlElement out =
        XmlElement.of(NAMESPACE, "request")
            .with("requestID", id)
            .with("version", version)
            .with("to", to)
            .with("from", from);
    return (direct ? out.with("route", "directip") : out)
        .with(credentials.stream().map(CredentialsRequest::write).toList());
  }

  /** Reads the document; throws {@link IllegalArgumentException} if it is another one. */
  public static MrasRequest read(XmlElement document) {
    XmlElement request = document.named("request");
    return new MrasRequest(
        request.required("requestID"),
        request.required("version"),
        request.required("from"),
        request.required("to"),
        request.attribute("route").filter("directip"::equalsIgnoreCase).isPresent(),
        request.children(CredentialsRequest.ELEMENT).map(CredentialsRequest::read).toList());
  }
}
