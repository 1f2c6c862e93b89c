package org.confab.sip.mras;

import jakarta.inject.Inject;
import java.io.IOException;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.annotation.SipServlet;
import org.confab.core.Body;
import org.confab.core.mras.MediaRelayAuthentication;
import org.confab.protocol.mras.MrasRequest;
import org.confab.sip.front.AdapterServlet;
import org.confab.sip.front.Bodies;
import org.confab.sip.front.CallerOf;

/** SERVICE to the {@code mrasUri} ([MS-AVEDGEA] 3.2.5). */
@SipServlet(name = "mras", applicationName = "confab")
public class MrasServlet extends AdapterServlet {
  private static final long serialVersionUID = 1L;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private transient MediaRelayAuthentication authentication;

  @Override
  protected void handle(SipServletRequest request) throws IOException {
    Body body = Bodies.require(request, MrasRequest.CONTENT_TYPE);
    answers().ok(request, authentication.answer(CallerOf.request(request).aor(), body));
  }
}
