package org.confab.ws.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlLimits;
import org.confab.protocol.xml.XmlRefused;

/**
 * Reads the body of a request whole before any service parses it. One that is too long is refused,
 * announced or not; one that is no envelope of its version of SOAP, has a DTD or is too deep gets a
 * fault.
 */
public final class EnvelopeCheck extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** Requests of these services have some hundred bytes and a dozen elements. */
  public static final XmlLimits LIMITS = new XmlLimits(64 * 1024, 64, 1_000);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!request.getMethod().equals("POST")) {
      chain.doFilter(request, response);
      return;
    }
    String type = Optional.ofNullable(request.getContentType()).orElse("");
    Optional<SoapVersion> version =
        SoapVersion.of(type).filter(one -> PublicPath.takes(request, one));
    if (version.isEmpty() || request.getHeader("Content-Encoding") != null) {
      Refusal.send(response, 415, "A request is SOAP 1.1: text/xml in UTF-8");
      return;
    }
    byte[] body = bodyOf(request);
    if (body.length > LIMITS.bytes()) {
      response.setHeader("Connection", "close");
      Refusal.send(response, 413, "A request has at most " + LIMITS.bytes() + " bytes");
      return;
    }
    Optional<String> wrong = wrongWith(request, body, version.get());
    if (wrong.isPresent()) {
      Refusal.fault(response, version.get(), wrong.get());
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

  private static Optional<String> wrongWith(
      HttpServletRequest request, byte[] body, SoapVersion version) {
    try {
      XmlElement root = Xml.read(body, LIMITS);
      Optional<XmlElement> content =
          root.children().stream().filter(part -> is(part, version, "Body")).findFirst();
      if (!is(root, version, "Envelope") || content.isEmpty()) {
        return Optional.of("The document is no SOAP envelope of the version that it claims");
      }
      content.get().children().stream()
          .findFirst()
          .ifPresent(first -> Counting.asks(request, first.name()));
      return Optional.empty();
    } catch (XmlRefused refused) {
      return Optional.of(
          refused.why() == XmlRefused.Why.TOO_LARGE
              ? "The document is too large"
              : "The document is not well-formed or has a DTD");
    }
  }

  private static boolean is(XmlElement element, SoapVersion version, String name) {
    return element.namespace().equals(version.namespace()) && element.name().equals(name);
  }
}
