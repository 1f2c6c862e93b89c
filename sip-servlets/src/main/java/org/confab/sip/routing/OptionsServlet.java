package org.confab.sip.routing;

import java.io.IOException;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import javax.servlet.sip.annotation.SipServlet;
import org.confab.sip.front.AdapterServlet;

/** OPTIONS to the server itself (RFC 3261 11.2): what it takes. */
@SipServlet(name = "options", applicationName = "confab")
public class OptionsServlet extends AdapterServlet {
  private static final long serialVersionUID = 1L;
  private static final String METHODS =
      "REGISTER, INVITE, ACK, CANCEL, BYE, OPTIONS, MESSAGE, INFO, REFER, SUBSCRIBE, NOTIFY,"
          + " BENOTIFY, SERVICE, PUBLISH";

  @Override
  protected void handle(SipServletRequest request) throws IOException {
    SipServletResponse response = request.createResponse(SipServletResponse.SC_OK);
    response.addHeader("Allow", METHODS);
    response.addHeader("Server", "RTC/3.5");
    response.send();
  }
}
