package org.confab.sip.soap;

import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.annotation.SipServlet;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.soap.SoapMethods;
import org.confab.core.subscription.Held;
import org.confab.core.subscription.Subscriptions;
import org.confab.protocol.soap.SoapEnvelope;
import org.confab.sip.front.AdapterServlet;
import org.confab.sip.front.Bodies;
import org.confab.sip.front.CallerOf;
import org.confab.sip.front.Uris;

/**
 * SERVICE with a SOAP method ([MS-SIP] 2.2.4): contacts, directory search. What a command causes is
 * told before its answer: a client that sends the next command when it has the answer takes the
 * number for it from what it was told last.
 */
@SipServlet(name = "soap", applicationName = "confab")
public class SoapServlet extends AdapterServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient SoapMethods methods;
  @Inject private transient Subscriptions subscriptions;

  /** For the container, which injects the rest. */
  @SuppressWarnings("NullAway.Init") // the container injects before the first request
  public SoapServlet() {}

  @Override
  protected void handle(SipServletRequest request) throws IOException {
    EndpointId caller = CallerOf.request(request);
    Body body = Bodies.require(request, SoapEnvelope.CONTENT_TYPE);
    try (Held notifications = subscriptions.hold(caller)) {
      Optional<Body> answer = methods.call(caller, Uris.target(request), body);
      notifications.sendFirst();
      if (answer.isPresent()) {
        answers().ok(request, answer.get());
      } else {
        answers().ok(request);
      }
    }
  }
}
