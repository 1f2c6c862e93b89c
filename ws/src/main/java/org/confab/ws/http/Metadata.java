package org.confab.ws.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.confab.protocol.soap.MetadataRequest;
import org.confab.protocol.xml.Xml;

/**
 * Tells clients which ports a service has and what each asks for ([MS-OCAUTHWS] 3.1.4, WS-Policy),
 * by GET and by WS-MetadataExchange: documents of ours with the addresses that the client came to.
 * Behind {@link PublicPath}.
 */
public final class Metadata extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** What stands for scheme, host and port in the documents. */
  private static final String HERE = "https://localhost";

  /** What a client may call this server: nothing that breaks out of an attribute. */
  private static final Pattern ORIGIN = Pattern.compile("https://[A-Za-z0-9.:_\\[\\]-]{1,260}");

  private static final Pattern NAMESPACE = Pattern.compile("targetNamespace=\"([^\"]*)\"");

  private static final Pattern PORT = Pattern.compile(":[0-9]+$");

  private static final Map<String, String> DOCUMENTS =
      Map.of(
          "/webticket/webticketservice.svc/mex", "webticket.wsdl",
          "/certprov/certprovisioningservice.svc/mex", "certprov.wsdl",
          "/groupexpansion/service.svc/mex", "groupexpansion.wsdl",
          "/locationinformation/liservice.svc/mex", "liservice.wsdl");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!PublicPath.isMetadata(request)) {
      chain.doFilter(request, response);
    } else if (!request.getMethod().equals("GET") && !request.getMethod().equals("POST")) {
      response.setHeader("Allow", "GET, POST");
      Refusal.send(response, 405, "Metadata is read with GET or in a SOAP message");
    } else if (DOCUMENTS.containsKey(PublicPath.of(request))) {
      answer(request, response);
    } else {
      Refusal.send(response, 404, "No service has metadata here");
    }
  }

  private static void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String here = here(request);
    if (!ORIGIN.matcher(here).matches()) {
      Refusal.send(response, 400, "Host is no name of a server");
      return;
    }
    String document = document(request).replace(HERE, here);
    if (request.getMethod().equals("GET")) {
      send(response, "text/xml", document);
      return;
    }
    try {
      MetadataRequest asked =
          MetadataRequest.read(
              Xml.read(request.getInputStream().readAllBytes(), EnvelopeCheck.LIMITS));
      send(response, asked.contentType(), asked.answer(document, namespace(document)));
    } catch (IllegalArgumentException other) {
      SoapVersion version =
          Optional.ofNullable(request.getContentType())
              .flatMap(SoapVersion::of)
              .orElse(SoapVersion.V1_1);
      Refusal.fault(response, version, "Metadata is read with Get or GetMetadata");
    }
  }

  private static String document(HttpServletRequest request) throws IOException {
    String name = "/WEB-INF/mex/" + DOCUMENTS.get(PublicPath.of(request));
    try (InputStream stream = request.getServletContext().getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String namespace(String document) {
    Matcher found = NAMESPACE.matcher(document);
    return found.find() ? found.group(1) : "";
  }

  private static void send(HttpServletResponse response, String type, String text)
      throws IOException {
    byte[] document = text.getBytes(StandardCharsets.UTF_8);
    response.setContentType(type + ";charset=UTF-8");
    response.setContentLength(document.length);
    response.getOutputStream().write(document);
  }

  /** What the client calls this server; real clients leave the port out of {@code Host}. */
  private static String here(HttpServletRequest request) {
    StringBuffer url = request.getRequestURL();
    String origin = url.substring(0, url.length() - request.getRequestURI().length());
    return PORT.matcher(origin).find() ? origin : origin + ":" + request.getLocalPort();
  }
}
