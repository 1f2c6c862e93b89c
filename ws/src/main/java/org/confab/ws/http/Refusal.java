package org.confab.ws.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.confab.core.webticket.WebFault;

/** How a request is refused before it reaches its service. */
final class Refusal {
  /** As text, because the value of a fault code needs its prefix. */
  private static final String FAULT =
      "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><soap:Fault>"
          + "<faultcode>soap:Client</faultcode><faultstring>%s</faultstring>"
          + "</soap:Fault></soap:Body></soap:Envelope>";

  private Refusal() {}

  /** A status and one line of text. */
  static void send(HttpServletResponse response, int status, String text) throws IOException {
    send(response, status, "text/plain", (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A SOAP 1.1 fault that says that the request is wrong.
   *
   * @param text a constant of ours, without anything of the request
   */
  static void fault(HttpServletResponse response, String text) throws IOException {
    send(response, 500, "text/xml", FAULT.formatted(text).getBytes(StandardCharsets.UTF_8));
  }

  /** A SOAP 1.1 fault that says what is wrong with the proof that came with a message. */
  static void fault(HttpServletResponse response, WebFault fault, String source)
      throws IOException {
    response.setHeader(SoapFaults.DIAGNOSTICS, fault.header(source));
    send(response, 500, "text/xml", SoapFaults.text(fault).getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpServletResponse response, int status, String type, byte[] content)
      throws IOException {
    response.setStatus(status);
    response.setContentType(type + ";charset=UTF-8");
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }
}
