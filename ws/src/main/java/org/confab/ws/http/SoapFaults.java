package org.confab.ws.http;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.xml.soap.MessageFactory;
import jakarta.xml.soap.MimeHeaders;
import jakarta.xml.soap.SOAPException;
import jakarta.xml.ws.soap.SOAPFaultException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.confab.core.webticket.WebFault;
import org.confab.protocol.webticket.WebNamespaces;

/** Refusals of services that take tickets, as SOAP faults ([MS-OCAUTHWS] 2.2.3). */
public final class SoapFaults {
  /** The header that says the same as the fault's detail. */
  static final String DIAGNOSTICS = "X-Ms-diagnostics";

  private static final String FAULT =
      "<s:Envelope xmlns:s=\"%s\"><s:Body><s:Fault><faultcode xmlns:%s=\"%s\">%s:%s</faultcode>"
          + "<faultstring>%s</faultstring><detail>%s</detail></s:Fault></s:Body></s:Envelope>";

  private static final String FAULT_1_2 =
      "<s:Envelope xmlns:s=\"%s\"><s:Body><s:Fault><s:Code><s:Value>s:Sender</s:Value>"
          + "<s:Subcode><s:Value xmlns:%s=\"%s\">%s:%s</s:Value></s:Subcode></s:Code>"
          + "<s:Reason><s:Text xml:lang=\"en\">%s</s:Text></s:Reason><s:Detail>%s</s:Detail>"
          + "</s:Fault></s:Body></s:Envelope>";

  private static final String DETAIL =
      "<OCSDiagnosticsFault xmlns=\"%s\">"
          + "<Ms-Diagnostics-Fault><ErrorId>%d</ErrorId><Reason>%s</Reason></Ms-Diagnostics-Fault>"
          + "</OCSDiagnosticsFault>";

  private SoapFaults() {}

  /**
   * The whole envelope. All of it is text of ours: as text, since a fault code needs its prefix.
   */
  static String text(WebFault fault, SoapVersion version) {
    WebFault.Code code = fault.code();
    String reason = fault.diagnostic().reason();
    return (version == SoapVersion.V1_1 ? FAULT : FAULT_1_2)
        .formatted(
            version.namespace(),
            code.prefix(),
            code.namespace(),
            code.prefix(),
            code.localName(),
            reason,
            DETAIL.formatted(WebNamespaces.DIAGNOSTICS, fault.diagnostic().id(), reason));
  }

  /** What a service throws; sets the header of the answer too. */
  public static SOAPFaultException thrown(
      WebFault fault, SoapVersion version, HttpServletResponse response, String source) {
    response.setHeader(DIAGNOSTICS, fault.header(source));
    byte[] envelope = text(fault, version).getBytes(StandardCharsets.UTF_8);
    try {
      return new SOAPFaultException(
          MessageFactory.newInstance(version.protocol())
              .createMessage(headers(version), new ByteArrayInputStream(envelope))
              .getSOAPBody()
              .getFault());
    } catch (SOAPException | IOException impossible) {
      throw new IllegalStateException("a fault of our own", impossible);
    }
  }

  private static MimeHeaders headers(SoapVersion version) {
    MimeHeaders headers = new MimeHeaders();
    headers.setHeader("Content-Type", version.mediaType());
    return headers;
  }
}
