package org.confab.sip.contacts;

import jakarta.inject.Inject;
import java.io.IOException;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.annotation.SipServlet;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.contacts.ContactService;
import org.confab.core.subscription.OwnAddress;
import org.confab.core.subscription.Subscriptions;
import org.confab.core.subscription.XmlBody;
import org.confab.protocol.contacts.ContactAnswer;
import org.confab.protocol.contacts.ContactCommand;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.xml.Xml;
import org.confab.sip.front.AdapterServlet;
import org.confab.sip.front.Bodies;
import org.confab.sip.front.CallerOf;
import org.confab.sip.front.Uris;

/** SERVICE with a SOAP command that changes the own contact list ([MS-SIP] 2.2.4). */
@SipServlet(name = "contacts", applicationName = "confab")
public class ContactsServlet extends AdapterServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient ContactService contacts;
  @Inject private transient Subscriptions subscriptions;

  /** For the container, which injects the rest. */
  @SuppressWarnings("NullAway.Init") // the container injects before the first request
  public ContactsServlet() {}

  @Override
  protected void handle(SipServletRequest request) throws IOException {
    EndpointId caller = CallerOf.request(request);
    ContactCommand command =
        XmlBody.read(
                Bodies.require(request, ContactCommand.CONTENT_TYPE),
                ContactCommand.CONTENT_TYPE,
                ContactCommand::read)
            .orElseThrow(
                () -> new Refused(501, Diagnostic.USER_SERVICES_ERROR, "unknown SOAP method"));
    OwnAddress.require(caller, Uris.target(request));
    try (Subscriptions.Held notifications = subscriptions.hold(caller)) {
      ContactAnswer answer = contacts.execute(caller.aor(), command);
      answers().ok(request, new Body(ContactCommand.CONTENT_TYPE, Xml.bytes(answer.write())));
    }
  }
}
