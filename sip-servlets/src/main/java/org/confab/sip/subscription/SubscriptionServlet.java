package org.confab.sip.subscription;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import java.io.IOException;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import javax.servlet.sip.SipSession;
import javax.servlet.sip.annotation.SipServlet;
import org.confab.core.Refused;
import org.confab.core.subscription.HeaderLine;
import org.confab.core.subscription.SubscribeAnswer;
import org.confab.core.subscription.SubscriptionId;
import org.confab.core.subscription.Subscriptions;
import org.confab.sip.front.AdapterServlet;
import org.confab.sip.front.Bodies;
import org.confab.sip.front.CallerOf;

/** SUBSCRIBE for every event package, and what clients answer to their notifications. */
@SipServlet(name = "subscription", applicationName = "confab")
public class SubscriptionServlet extends AdapterServlet {
  private static final long serialVersionUID = 1L;
  private static final String SUBSCRIPTION = "org.confab.subscription";

  @Inject transient Subscriptions subscriptions;

  /** For the container, which injects the rest. */
  @SuppressWarnings("NullAway.Init") // the container injects before the first request
  public SubscriptionServlet() {}

  @Override
  protected void handle(SipServletRequest request) throws ServletException, IOException {
    try {
      SubscribeRules.checkMethod(request.getMethod());
      super.handle(request);
    } catch (Refused refused) {
      answers().refuse(request, refused, SubscribeRules.remedy(refused));
    }
  }

  @Override
  protected void doSubscribe(SipServletRequest request) throws IOException {
    SipSession session = request.getSession();
    DialogChannel channel =
        new DialogChannel(session, () -> delivered(session), () -> failed(session));
    SubscribeAnswer answer =
        subscriptions.subscribe(
            SubscribeMessage.read(
                SubscribeMessage.text(request),
                CallerOf.request(request),
                CallerOf.flow(request),
                !request.isInitial(),
                Bodies.of(request)),
            channel);
    try {
      if (!answer.expires().isZero()) {
        channel.keep();
      }
      session.setAttribute(SUBSCRIPTION, answer.id().value());
      SipServletResponse response = request.createResponse(SipServletResponse.SC_OK);
      for (HeaderLine line : answer.headers()) {
        response.addHeader(line.name(), line.value());
      }
      if (answer.body().isPresent()) {
        Bodies.put(response, answer.body().get());
      }
      response.send();
    } catch (IOException | RuntimeException unanswered) {
      subscriptions.failed(answer.id());
      throw unanswered;
    }
    subscriptions.answered(answer.id());
  }

  @Override
  protected void doSuccessResponse(SipServletResponse response) {
    if (response.getMethod().equals("NOTIFY")) {
      delivered(response.getSession());
    }
  }

  @Override
  protected void doErrorResponse(SipServletResponse response) {
    if (response.getMethod().equals("NOTIFY")) {
      failed(response.getSession());
    }
  }

  private void delivered(SipSession session) {
    if (session.isValid() && session.getAttribute(SUBSCRIPTION) instanceof String id) {
      subscriptions.delivered(new SubscriptionId(id));
    }
  }

  private void failed(SipSession session) {
    if (session.isValid() && session.getAttribute(SUBSCRIPTION) instanceof String id) {
      subscriptions.failed(new SubscriptionId(id));
    }
  }
}
