package org.confab.protocol.presence;

import java.util.Optional;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * Somebody who watches the user, or wants to ([MS-PRES] 2.2.2.6.1).
 *
 * @param user his address of record; written without {@code sip:}
 * @param displayName his name, empty if unknown
 * @param acknowledged whether the user has been told of him
 * @param type {@code sameEnterprise}, {@code federated}, {@code publicCloud}, if known
 */
public record Subscriber(
    SipUri user, String displayName, boolean acknowledged, Optional<MemberType> type) {

  static Subscriber read(XmlElement element) {
    String user = element.required("user");
    String acknowledged = element.required("acknowledged");
    return new Subscriber(
        SipUri.parse(user.startsWith("sip:") ? user : "sip:" + user).aor(),
        element.attribute("displayName").orElse(""),
        acknowledged.equals("true") || acknowledged.equals("1"),
        element.attribute("type").filter(type -> !type.equals("unknown")).map(MemberType::parse));
  }

  /** In a {@code setSubscribers} only the address counts. */
  XmlElement writeAcknowledgement() {
    return XmlElement.of(PresenceXml.SUBSCRIBERS, "subscriber")
        .with("user", user.address())
        .with("acknowledged", Boolean.toString(acknowledged));
  }

  XmlElement write() {
    XmlElement element =
        XmlElement.of(PresenceXml.SUBSCRIBERS, "subscriber")
            .with("user", user.address())
            .with("displayName", displayName)
            .with("acknowledged", Boolean.toString(acknowledged));
    return type.isPresent() ? element.with("type", type.get().asString()) : element;
  }
}
