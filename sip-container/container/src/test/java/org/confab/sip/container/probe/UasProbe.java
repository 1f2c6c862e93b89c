package org.confab.sip.container.probe;

import jakarta.servlet.ServletException;
import java.io.IOException;
import javax.servlet.sip.SipServlet;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;

/** Takes calls itself. */
@javax.servlet.sip.annotation.SipServlet(name = "uas", loadOnStartup = 2)
public class UasProbe extends SipServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doRequest(SipServletRequest request) throws ServletException, IOException {
    if (request.getMethod().equals("ACK") || request.getMethod().equals("CANCEL")) {
      return;
    }
    if (request.getHeader("X-Hang") != null) {
      request.createResponse(180).send();
      return;
    }
    SipServletResponse response = request.createResponse(200, "Invite dialog created");
    response.addHeader("X-Session", request.getSession().getId());
    response.send();
  }
}
