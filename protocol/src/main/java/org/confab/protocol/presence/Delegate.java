package org.confab.protocol.presence;

import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * Somebody who may act for the user ([MS-PRES] delegates document).
 *
 * @param user his address of record; written without {@code sip:}
 * @param publish whether he may publish in the user's name
 * @param redelegate whether he may name further delegates
 */
public record Delegate(SipUri user, boolean publish, boolean redelegate) {
  static Delegate read(XmlElement element) {
    return new Delegate(
        SetDelegates.address(element.required("uri")),
        PresenceXml.flag(element.required("publish")),
        PresenceXml.flag(element.required("redelegate")));
  }

  XmlElement write() {
    return XmlElement.of(PresenceXml.DELEGATES, "delegate")
        .with("uri", user.address())
        .with("publish", Boolean.toString(publish))
        .with("redelegate", Boolean.toString(redelegate));
  }
}
