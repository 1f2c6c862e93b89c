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
import java.util.regex.Pattern;

/**
 * Tells clients by GET which ports a service has and what each asks for ([MS-OCAUTHWS] 3.1.4,
 * WS-Policy): documents of ours with the addresses that the client came to. Behind {@link
 * PublicPath}.
 */
public final class Metadata extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** What stands for scheme, host and port in the documents. */
  private static final String HERE = "https://localhost";

  /** What a client may call this server: nothing that breaks out of an attribute. */
  private static final Pattern ORIGIN = Pattern.compile("https://[A-Za-z0-9.:_\\[\\]-]{1,260}");

  private static final Pattern PORT = Pattern.compile(":[0-9]+$");

  private static final Map<String, String> DOCUMENTS =
      Map.of(
          "/webticket/webticketservice.svc/mex", "webticket.wsdl",
          "/certprov/certprovisioningservice.svc/mex", "certprov.wsdl");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!PublicPath.isMetadata(request)) {
      chain.doFilter(request, response);
    } else if (!request.getMethod().equals("GET")) {
      response.setHeader("Allow", "GET");
      Refusal.send(response, 405, "Metadata is read with GET");
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
    String name = "/WEB-INF/mex/" + DOCUMENTS.get(PublicPath.of(request));
    try (InputStream stream = request.getServletContext().getResourceAsStream(name)) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      byte[] document = text.replace(HERE, here).getBytes(StandardCharsets.UTF_8);
      response.setContentType("text/xml;charset=UTF-8");
      response.setContentLength(document.length);
      response.getOutputStream().write(document);
    }
  }

  /** What the client calls this server; real clients leave the port out of {@code Host}. */
  private static String here(HttpServletRequest request) {
    StringBuffer url = request.getRequestURL();
    String origin = url.substring(0, url.length() - request.getRequestURI().length());
    return PORT.matcher(origin).find() ? origin : origin + ":" + request.getLocalPort();
  }
}
