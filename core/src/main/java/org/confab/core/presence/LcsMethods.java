package org.confab.core.presence;

import java.util.List;
import org.confab.core.Refused;
import org.confab.core.soap.SoapCall;
import org.confab.core.soap.SoapMethods.Row;
import org.confab.core.subscription.OwnAddress;
import org.confab.protocol.lcs.GetPresence;
import org.confab.protocol.lcs.PublishedPresence;
import org.confab.protocol.lcs.SetAce;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.soap.SoapEnvelope;
import org.confab.protocol.xml.XmlElement;

/** The SOAP methods of [MS-SIP] 3.2 and 3.7 that are about presence. */
public final class LcsMethods {
  private final LcsPresenceService presence;
  private final AclService acl;

  /** Hands the calls to these. */
  public LcsMethods(LcsPresenceService presence, AclService acl) {
    this.presence = presence;
    this.acl = acl;
  }

  /** The rows for the table. */
  public List<Row> rows() {
    return List.of(
        new Row("setPresence", this::setPresence),
        new Row("getPresence", this::getPresence),
        new Row("setACE", this::setAce));
  }

  private List<XmlElement> setPresence(SoapCall call) {
    OwnAddress.require(call.caller(), call.target());
    presence.publish(
        call.caller(), call.read(envelope -> PublishedPresence.read(envelope.method())));
    return List.of();
  }

  private List<XmlElement> getPresence(SoapCall call) {
    GetPresence request = call.read(envelope -> GetPresence.read(envelope.method()));
    if (!request.uri().equals(call.target().aor())) {
      throw new Refused(
          400, Diagnostic.XML_PARSE_FAILURE, "Request-URI and document name different users");
    }
    return List.of(
        XmlElement.of(SoapEnvelope.METHODS, "getPresence")
            .with(presence.look(call.caller(), request.uri())));
  }

  /** Real clients send it to themselves, the specification's example to the server. */
  private List<XmlElement> setAce(SoapCall call) {
    if (!call.target().user().isEmpty()) {
      OwnAddress.require(call.caller(), call.target());
    }
    acl.set(call.caller(), call.read(envelope -> SetAce.read(envelope.method())));
    return List.of();
  }
}
