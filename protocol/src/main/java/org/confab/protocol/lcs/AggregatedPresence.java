package org.confab.protocol.lcs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * What the server makes of all devices of a user, for his watchers ([MS-SIP] 2.2.1).
 *
 * @param uri whose presence; written without its scheme
 * @param status availability and activity of the most available device
 * @param most that device, if it may be told
 * @param note what the user says on that device; empty for nothing
 * @param displayName his name; empty if unknown
 * @param email his mail address; empty if unknown
 * @param phone his telephone number; empty if unknown
 * @param userInfo what is kept for him
 * @param devices his devices, as far as they may be told
 */
public record AggregatedPresence(
    SipUri uri,
    LcsStatus status,
    Optional<Epid> most,
    String note,
    String displayName,
    String email,
    String phone,
    UserInfo userInfo,
    List<DevicePresence> devices) {
  /** The Content-Type of the document alone or as part of a resource list. */
  public static final String CONTENT_TYPE = "text/xml+msrtc.pidf";

  /** Copies its list. */
  public AggregatedPresence {
    devices = List.copyOf(devices);
  }

  /** Reads the document; throws {@link IllegalArgumentException} if it is another one. */
  public static AggregatedPresence read(XmlElement document) {
    XmlElement root = document.named("presentity");
    PublishedPresence content = PublishedPresence.content(root);
    return new AggregatedPresence(
        LcsXml.uri(root.required("uri")),
        content.status(),
        root.child("availability").flatMap(one -> one.attribute("epid")).map(Epid::of),
        content.note(),
        named(root, "displayName", "displayName"),
        named(root, "email", "email"),
        named(root, "phoneNumber", "number"),
        content.userInfo().orElse(UserInfo.NONE),
        root.child("devices").stream()
            .flatMap(devices -> devices.children("devicePresence"))
            .map(DevicePresence::read)
            .toList());
  }

  private static String named(XmlElement root, String child, String attribute) {
    return root.child(child).flatMap(one -> one.attribute(attribute)).orElse("");
  }

  /** The document. */
  public XmlElement write() {
    List<XmlElement> children = new ArrayList<>();
    children.add(aggregate("availability", status.availability()));
    XmlElement activity = aggregate("activity", status.activity());
    children.add(note.isEmpty() ? activity : activity.with("note", note));
    children.add(element("displayName").with("displayName", displayName));
    if (!email.isEmpty()) {
      children.add(element("email").with("email", email));
    }
    if (!phone.isEmpty()) {
      children.add(element("phoneNumber").with("label", "").with("number", phone));
    }
    children.add(userInfo.write());
    if (!devices.isEmpty()) {
      children.add(element("devices").with(devices.stream().map(DevicePresence::write).toList()));
    }
    return element("presentity").with("uri", uri.address()).with(children);
  }

  /** In this document descriptions are always empty. */
  private XmlElement aggregate(String name, int number) {
    XmlElement aggregate =
        element(name).with("aggregate", Integer.toString(number)).with("description", "");
    return most.isPresent() ? aggregate.with("epid", most.get().asString()) : aggregate;
  }

  private static XmlElement element(String name) {
    return XmlElement.of(LcsXml.PRESENCE, name);
  }
}
