package org.confab.sip.conferencing;

import jakarta.inject.Inject;
import java.io.IOException;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.annotation.SipServlet;
import org.confab.core.Body;
import org.confab.core.conferencing.FocusFactory;
import org.confab.protocol.c3p.C3pCodec;
import org.confab.protocol.sip.SipUri;
import org.confab.sip.front.AdapterServlet;
import org.confab.sip.front.Bodies;
import org.confab.sip.front.CallerOf;
import org.confab.sip.front.Uris;

/** SERVICE requests to the Focus Factory ([MS-CONFPRO] 2.1). */
@SipServlet(name = "focusfactory", applicationName = "confab", loadOnStartup = 1)
public class FocusFactoryServlet extends AdapterServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient FocusFactory factory;

  /** For the container, which injects the rest. */
  @SuppressWarnings("NullAway.Init") // the container injects before the first request
  public FocusFactoryServlet() {}

  @Override
  protected void handle(SipServletRequest request) throws IOException {
    SipUri caller = CallerOf.request(request).aor();
    Body body = Bodies.require(request, C3pCodec.CONTENT_TYPE);
    answers().ok(request, factory.service(caller, Uris.target(request), body));
  }
}
