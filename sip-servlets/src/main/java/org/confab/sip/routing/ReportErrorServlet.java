package org.confab.sip.routing;

import jakarta.inject.Inject;
import java.io.IOException;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.annotation.SipServlet;
import org.confab.core.errorreport.ErrorReports;
import org.confab.sip.front.AdapterServlet;
import org.confab.sip.front.Bodies;
import org.confab.sip.front.CallerOf;

/** Errors that clients report ([MS-OCER] 3.1.4.1). */
@SipServlet(name = "reporterror", applicationName = "confab")
public class ReportErrorServlet extends AdapterServlet {
  private static final long serialVersionUID = 1L;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private transient ErrorReports reports;

  @Override
  protected void handle(SipServletRequest request) throws IOException {
    byte[] body = Bodies.require(request, "application/msrtc-reporterror+xml").bytes();
    reports.take(CallerOf.request(request).aor(), body);
    answers().ok(request);
  }
}
