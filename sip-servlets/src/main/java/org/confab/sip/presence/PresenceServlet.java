package org.confab.sip.presence;

import jakarta.inject.Inject;
import java.io.IOException;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.annotation.SipServlet;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.XmlBody;
import org.confab.core.presence.ContainerService;
import org.confab.core.presence.DelegateService;
import org.confab.core.presence.PresenceRequests;
import org.confab.core.presence.PresenceService;
import org.confab.core.presence.SubscriberService;
import org.confab.core.subscription.Held;
import org.confab.core.subscription.OwnAddress;
import org.confab.core.subscription.Subscriptions;
import org.confab.protocol.presence.PublishRequest;
import org.confab.protocol.presence.RoamingData;
import org.confab.protocol.presence.SetContainerMembers;
import org.confab.protocol.presence.SetDelegates;
import org.confab.protocol.presence.SetSubscribers;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.xml.Xml;
import org.confab.sip.front.AdapterServlet;
import org.confab.sip.front.Bodies;
import org.confab.sip.front.CallerOf;
import org.confab.sip.front.Uris;

/** SERVICE to oneself: publications, access levels, delegates, acknowledged subscribers. */
@SipServlet(name = "presence", applicationName = "confab")
public class PresenceServlet extends AdapterServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient PresenceService presence;
  @Inject private transient ContainerService containers;
  @Inject private transient DelegateService delegates;
  @Inject private transient SubscriberService subscribers;
  @Inject private transient Subscriptions subscriptions;

  /** For the container, which injects the rest. */
  @SuppressWarnings("NullAway.Init") // the container injects before the first request
  public PresenceServlet() {}

  @Override
  protected void handle(SipServletRequest request) throws IOException {
    EndpointId caller = CallerOf.request(request);
    OwnAddress.require(caller, Uris.target(request));
    Body body =
        Bodies.of(request)
            .orElseThrow(
                () -> new Refused(400, Diagnostic.CONTENT_TYPE_UNEXPECTED, "body is missing"));
    try (Held notifications = subscriptions.hold(caller)) {
      if (XmlBody.isA(body, PublishRequest.CONTENT_TYPE)) {
        publish(request, caller, body);
      } else if (XmlBody.isA(body, SetContainerMembers.CONTENT_TYPE)) {
        containers.setMembers(caller, PresenceRequests.containers(body));
        answers().ok(request);
      } else if (XmlBody.isA(body, SetDelegates.CONTENT_TYPE)) {
        delegates.set(caller, PresenceRequests.delegates(body));
        answers().ok(request);
      } else {
        subscribers.acknowledge(
            caller, XmlBody.read(body, SetSubscribers.CONTENT_TYPE, SetSubscribers::read));
        answers().ok(request);
      }
    }
  }

  private void publish(SipServletRequest request, EndpointId caller, Body body) throws IOException {
    RoamingData published = presence.publish(caller, PresenceRequests.publish(body));
    answers().ok(request, new Body(RoamingData.CONTENT_TYPE, Xml.bytes(published.write())));
  }
}
