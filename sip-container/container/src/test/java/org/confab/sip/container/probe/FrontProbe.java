package org.confab.sip.container.probe;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import java.io.IOException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipServlet;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import javax.servlet.sip.SipURI;
import org.confab.sip.edge.Flow;
import org.confab.sip.edge.SipEdge;

/** Receives initial requests: answers most itself, hands SUBSCRIBE, INVITE and MESSAGE on. */
@javax.servlet.sip.annotation.SipServlet(name = "front", loadOnStartup = 1)
public class FrontProbe extends SipServlet {
  private static final long serialVersionUID = 1L;

  @Inject transient Bindings bindings;
  @Inject transient SipFactory factory;

  @Override
  protected void doRequest(SipServletRequest request) throws ServletException, IOException {
    if (request.getHeader("X-Status") != null) {
      request.createResponse(Integer.parseInt(request.getHeader("X-Status"))).send();
      return;
    }
    String user = request.getRequestURI() instanceof SipURI uri ? uri.getUser() : "";
    switch (request.getMethod()) {
      case "ACK", "CANCEL" -> {}
      case "REGISTER" -> register(request);
      case "SUBSCRIBE" -> request.getRequestDispatcher("subscription").forward(request, null);
      case "INVITE" ->
          request.getRequestDispatcher("uas".equals(user) ? "uas" : "proxy").forward(request, null);
      case "MESSAGE" -> request.getRequestDispatcher("proxy").forward(request, null);
      default -> ok(request);
    }
  }

  private void register(SipServletRequest request) throws IOException {
    Flow flow = (Flow) request.getAttribute(SipEdge.FLOW);
    bindings.bind(((SipURI) request.getTo().getURI()).getUser(), flow);
    ok(request);
  }

  private void ok(SipServletRequest request) throws IOException {
    Flow flow = (Flow) request.getAttribute(SipEdge.FLOW);
    SipServletResponse response = request.createResponse(200, "Fine With Me");
    response.addHeader("X-Flow", flow.id());
    response.addHeader("X-Verdict", String.valueOf(request.getAttribute(SipEdge.VERDICT)));
    response.addHeader("Supported", "msrtc-event-categories");
    response.addHeader("Supported", "adhoclist");
    response.addHeader("ms-keep-alive", "UAS; tcp=no; hop-hop=yes; end-end=no; timeout=300");
    response.addHeader("X-Naming", naming());
    if (request.getHeader("X-Authentication-Info") != null) {
      response.addHeader("Authentication-Info", "NTLM rspauth=\"01\", srand=\"AB\", snum=\"1\"");
      response.addHeader("WWW-Authenticate", "NTLM realm=\"a\", targetname=\"b\", version=4");
      response.addHeader("WWW-Authenticate", "Kerberos realm=\"a\", targetname=\"c\", version=4");
      response.addHeader("ms-diagnostics", "1;reason=\"a, b\";source=\"s\"");
    }
    response.send();
  }

  @SuppressWarnings("BanJNDI") // The point of the check.
  private static String naming() {
    try {
      return InitialContext.doLookup("java:app/AppName")
          + " "
          + (InitialContext.doLookup("java:comp/TransactionSynchronizationRegistry") != null);
    } catch (NamingException missing) {
      return missing.toString();
    }
  }
}
