package org.confab.ws.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.confab.protocol.soap.MetadataRequest;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlLimits;
import org.confab.protocol.xml.XmlRefused;

/**
 * Reads the body of a request whole before any service parses it. One that is too long is refused,
 * announced or not; one that is no SOAP 1.1 envelope, has a DTD or is too deep gets a fault.
 */
public final class EnvelopeCheck extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** Requests of these services have some hundred bytes and a dozen elements. */
  public static final XmlLimits LIMITS = new XmlLimits(64 * 1024, 64, 1_000);

  /** The namespace of SOAP 1.1. */
  static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

  private static final Pattern XML_IN_UTF_8 =
      Pattern.compile("(?i)text/xml\\s*(;\\s*charset=\"?utf-8\"?\\s*)?");

  /** Who asks for metadata may do so in SOAP 1.2 as well. */
  private static final Pattern EITHER_SOAP =
      Pattern.compile(
          "(?i)(text/xml|application/soap\\+xml)\\s*(;\\s*(charset=\"?utf-8\"?|action=\"[^\"]*\")\\s*)*");

  private static final Set<String> SOAP_VERSIONS = Set.of(SOAP, MetadataRequest.SOAP_12);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!request.getMethod().equals("POST")) {
      chain.doFilter(request, response);
      return;
    }
    String type = Optional.ofNullable(request.getContentType()).orElse("");
    boolean metadata = PublicPath.isMetadata(request);
    Pattern expected = metadata ? EITHER_SOAP : XML_IN_UTF_8;
    if (!expected.matcher(type).matches() || request.getHeader("Content-Encoding") != null) {
      Refusal.send(response, 415, "A request is SOAP 1.1: text/xml in UTF-8");
      return;
    }
    byte[] body = bodyOf(request);
    if (body.length > LIMITS.bytes()) {
      response.setHeader("Connection", "close");
      Refusal.send(response, 413, "A request has at most " + LIMITS.bytes() + " bytes");
      return;
    }
    Optional<String> wrong = wrongWith(body, metadata ? SOAP_VERSIONS : Set.of(SOAP));
    if (wrong.isPresent()) {
      Refusal.fault(response, wrong.get());
    } else {
      chain.doFilter(new BufferedRequest(request, body), response);
    }
  }

  /** The body, or its beginning if that is enough to see that it is too long. */
  private static byte[] bodyOf(HttpServletRequest request) throws IOException {
    return request.getContentLengthLong() > LIMITS.bytes()
        ? new byte[LIMITS.bytes() + 1]
        : request.getInputStream().readNBytes(LIMITS.bytes() + 1);
  }

  private static Optional<String> wrongWith(byte[] body, Set<String> versions) {
    try {
      XmlElement root = Xml.read(body, LIMITS);
      String soap = root.namespace();
      return versions.contains(soap)
              && is(root, soap, "Envelope")
              && root.children().stream().anyMatch(part -> is(part, soap, "Body"))
          ? Optional.empty()
          : Optional.of("The document is no SOAP 1.1 envelope");
    } catch (XmlRefused refused) {
      return Optional.of(
          refused.why() == XmlRefused.Why.TOO_LARGE
              ? "The document is too large"
              : "The document is not well-formed or has a DTD");
    }
  }

  private static boolean is(XmlElement element, String namespace, String name) {
    return element.namespace().equals(namespace) && element.name().equals(name);
  }
}
