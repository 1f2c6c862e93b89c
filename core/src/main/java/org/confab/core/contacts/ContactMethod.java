package org.confab.core.contacts;

import java.util.List;
import org.confab.core.soap.SoapCall;
import org.confab.core.soap.SoapMethod;
import org.confab.core.subscription.OwnAddress;
import org.confab.protocol.contacts.ContactCommand;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/** The SOAP methods that change the caller's own contact list. */
public final class ContactMethod implements SoapMethod {
  /** Their names. */
  public static final List<String> NAMES = ContactCommand.METHODS;

  private final ContactService contacts;

  /** Changes lists through that service. */
  public ContactMethod(ContactService contacts) {
    this.contacts = contacts;
  }

  @Override
  public List<XmlElement> call(SoapCall call) {
    SipUri owner = OwnAddress.require(call.caller(), call.target());
    ContactCommand command = call.read(envelope -> ContactCommand.read(envelope.method()));
    return List.of(contacts.execute(owner, command).write());
  }
}
