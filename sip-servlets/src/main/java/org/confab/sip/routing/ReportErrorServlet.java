package org.confab.sip.routing;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.annotation.SipServlet;
import org.confab.core.routing.ErrorReport;
import org.confab.sip.front.AdapterServlet;
import org.confab.sip.front.Bodies;
import org.confab.sip.front.CallerOf;

/** Errors that clients report ([MS-OCER] 3.1.4.1) become lines of the log. */
@SipServlet(name = "reporterror", applicationName = "confab")
public class ReportErrorServlet extends AdapterServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(ReportErrorServlet.class.getName());

  @Override
  protected void handle(SipServletRequest request) throws IOException {
    byte[] body = Bodies.require(request, "application/msrtc-reporterror+xml").bytes();
    for (ErrorReport report : ErrorReport.parse(body)) {
      LOG.log(Level.WARNING, "{0} reports {1}", CallerOf.request(request).aor(), report.line());
    }
    answers().ok(request);
  }
}
