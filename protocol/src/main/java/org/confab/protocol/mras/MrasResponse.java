package org.confab.protocol.mras;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.confab.protocol.xml.XmlElement;

/**
 * The answer to a {@link MrasRequest} ([MS-AVEDGEA] 2.2).
 *
 * @param reason how it went
 * @param echo {@code requestID}, {@code version}, {@code to} and {@code from} as the request had
 *     them; empty if it could not be read
 * @param credentials one for each that was asked for; none unless the reason is OK
 */
public record MrasResponse(
    MrasReason reason, Map<String, String> echo, List<CredentialsAnswer> credentials) {
  private static final String SERVER_VERSION = "2.0";
  private static final List<String> ECHOED = List.of("requestID", "version", "to", "from");

  /** Copies its collections. */
  public MrasResponse {
    Map<String, String> ordered = new LinkedHashMap<>(echo);
    ordered.keySet().retainAll(ECHOED);
    echo = java.util.Collections.unmodifiableMap(ordered);
    credentials = List.copyOf(credentials);
  }

  /** Grants what a request asks for. */
  public static MrasResponse granted(MrasRequest request, List<CredentialsAnswer> credentials) {
    return new MrasResponse(MrasReason.OK, echo(request), credentials);
  }

  /** Refuses a request. */
  public static MrasResponse refused(MrasRequest request, MrasReason reason) {
    return new MrasResponse(reason, echo(request), List.of());
  }

  /** Refuses what could not be read as a request. */
  public static MrasResponse unreadable(MrasReason reason) {
    return new MrasResponse(reason, Map.of(), List.of());
  }

  private static Map<String, String> echo(MrasRequest request) {
    Map<String, String> echo = new LinkedHashMap<>();
    echo.put("requestID", request.id());
    echo.put("version", request.version());
    echo.put("to", request.to());
    echo.put("from", request.from());
    return echo;
  }

  /** The document. */
  public XmlElement write() {
    XmlElement out = XmlElement.of(MrasRequest.NAMESPACE, "response");
    for (Map.Entry<String, String> attribute : echo.entrySet()) {
      out = out.with(attribute.getKey(), attribute.getValue());
    }
    return out.with("serverVersion", SERVER_VERSION)
        .with("reasonPhrase", reason.phrase())
        .with(credentials.stream().map(CredentialsAnswer::write).toList());
  }

  /** Reads the document; throws {@link IllegalArgumentException} if it is another one. */
  public static MrasResponse read(XmlElement document) {
    XmlElement response = document.named("response");
    String phrase = response.required("reasonPhrase");
    Map<String, String> echo = new LinkedHashMap<>();
    ECHOED.forEach(name -> response.attribute(name).ifPresent(value -> echo.put(name, value)));
    return new MrasResponse(
        MrasReason.find(phrase)
            .orElseThrow(() -> new IllegalArgumentException("unknown reason: " + phrase)),
        echo,
        response.children(CredentialsAnswer.ELEMENT).map(CredentialsAnswer::read).toList());
  }
}
