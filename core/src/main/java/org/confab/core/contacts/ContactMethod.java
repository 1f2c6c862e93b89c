package org.confab.core.contacts;

import java.util.List;
import org.confab.core.Refused;
import org.confab.core.soap.SoapCall;
import org.confab.core.soap.SoapMethod;
import org.confab.core.subscription.OwnAddress;
import org.confab.protocol.contacts.ContactCommand;
import org.confab.protocol.contacts.LimitExceeded;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.soap.SoapEnvelope;
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

  private static ContactCommand command(SoapEnvelope envelope) {
    try {
      return ContactCommand.read(envelope.method());
    } catch (LimitExceeded exceeded) {
      throw new Refused(400, Diagnostic.INPUT_TOO_LARGE, String.valueOf(exceeded.getMessage()));
    }
  }

  @Override
  public List<XmlElement> call(SoapCall call) {
    SipUri owner = OwnAddress.require(call.caller(), call.target());
    try {
      return contacts.execute(owner, call.read(ContactMethod::command)).write();
    } catch (Refused refused) {
      contacts.refused(call.caller());
      throw refused;
    }
  }
}
