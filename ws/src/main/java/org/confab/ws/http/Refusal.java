package org.confab.ws.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.confab.core.webticket.WebFault;

/** How a request is refused before it reaches its service. */
final class Refusal {
  /** As text, because the value of a fault code needs its prefix. */
  private static final String FAULT =
      "<soap:Envelope"
          + " xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><soap:Fault>"
          + "<faultcode>soap:Client</faultcode><faultstring>%s</faultstring>"
          + "</soap:Fault></soap:Body></soap:Envelope>";

  private static final String FAULT_1_2 =
      "<soap:Envelope"
          + " xmlns:soap=\"http://www.w3.org/2003/05/soap-envelope\"><soap:Body><soap:Fault>"
          + "<soap:Code><soap:Value>soap:Sender</soap:Value></soap:Code><soap:Reason><soap:Text"
          + " xml:lang=\"en\">%s</soap:Text></soap:Reason>"
          + "</soap:Fault></soap:Body></soap:Envelope>";

  private Refusal() {}

  /** A status and one line of text. */
  static void send(HttpServletResponse response, int status, String text) throws IOException {
    send(response, status, "text/plain", (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A fault that says that the request is wrong; its status is that of the version (SOAP 1.2 part 2
   * 7.5.2.2).
   *
   * @param text a constant of ours, without anything of the request
   */
  static void fault(HttpServletResponse response, SoapVersion version, String text)
      throws IOException {
    boolean old = version == SoapVersion.V1_1;
    byte[] envelope = (old ? FAULT : FAULT_1_2).formatted(text).getBytes(StandardCharsets.UTF_8);
    send(response, old ? 500 : 400, version.mediaType(), envelope);
  }

  /** A SOAP 1.1 fault that says what is wrong with the proof that came with a message. */
  static void fault(HttpServletResponse response, WebFault fault, String source)
      throws IOException {
    response.setHeader(SoapFaults.DIAGNOSTICS, fault.header(source));
    send(
        response,
        500,
        "text/xml",
        SoapFaults.text(fault, SoapVersion.V1_1).getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpServletResponse response, int status, String type, byte[] content)
      throws IOException {
    response.setStatus(status);
    response.setContentType(type + ";charset=UTF-8");
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }
}
