package org.confab.protocol.lcs;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * The presence document that a device publishes by {@code setPresence} ([MS-SIP] 2.2.1, 3.2.4.2).
 *
 * @param uri whose presence, as an address of record
 * @param status availability and activity of the device
 * @param note what the user says on the device; empty for nothing
 * @param userInfo what is kept for the user whatever the device, if the document says anything
 *     about it
 * @param more whatever else the client tells of the device, as it wrote it
 */
public record PublishedPresence(
    SipUri uri, LcsStatus status, String note, Optional<UserInfo> userInfo, List<XmlElement> more) {
  /** Most other elements of one document. */
  public static final int MAX_MORE = 32;

  private static final Set<String> KNOWN = Set.of("availability", "activity", "userInfo");

  /** Copies its list. */
  public PublishedPresence {
    more = List.copyOf(more);
  }

  /**
   * Reads the {@code setPresence} method.
   *
   * @throws IllegalArgumentException if something is missing or out of bounds
   */
  public static PublishedPresence read(XmlElement method) {
    return content(method.named("setPresence").requiredChild("presentity"));
  }

  /** Reads the {@code presentity} element alone. */
  public static PublishedPresence readPresentity(XmlElement presentity) {
    return content(presentity.named("presentity"));
  }

  /** A device in a document has the same content, but no address of its own. */
  static PublishedPresence content(XmlElement element) {
    XmlElement activity = element.requiredChild("activity");
    List<XmlElement> more =
        element.children().stream().filter(child -> !KNOWN.contains(child.name())).toList();
    if (more.size() > MAX_MORE) {
      throw new IllegalArgumentException("more than " + MAX_MORE + " elements");
    }
    return new PublishedPresence(
        element.attribute("uri").map(LcsXml::uri).orElse(NOBODYS),
        new LcsStatus(aggregate(element.requiredChild("availability")), aggregate(activity)),
        activity.attribute("note").orElse(""),
        element.child("userInfo").map(UserInfo::read),
        more);
  }

  private static final SipUri NOBODYS = SipUri.parse("sip:anonymous.invalid");

  private static int aggregate(XmlElement element) {
    return (int) XmlValue.number(element.required("aggregate"), LcsStatus.MAX);
  }

  /** The {@code presentity} element. */
  public XmlElement write() {
    XmlElement presentity =
        XmlElement.of(LcsXml.PRESENCE, "presentity")
            .with("uri", uri.asString())
            .with(statusElements(status, note));
    if (userInfo.isPresent()) {
      presentity = presentity.with(userInfo.get().write());
    }
    return presentity.with(more);
  }

  static List<XmlElement> statusElements(LcsStatus status, String note) {
    XmlElement availability =
        XmlElement.of(LcsXml.PRESENCE, "availability")
            .with("aggregate", Integer.toString(status.availability()))
            .with("description", status.availabilityClass().description());
    XmlElement activity =
        XmlElement.of(LcsXml.PRESENCE, "activity")
            .with("aggregate", Integer.toString(status.activity()))
            .with("description", status.activityClass().description());
    return List.of(availability, note.isEmpty() ? activity : activity.with("note", note));
  }

  /** How much the document would take as text, in bytes. */
  public int size() {
    return Xml.bytes(write()).length;
  }
}
