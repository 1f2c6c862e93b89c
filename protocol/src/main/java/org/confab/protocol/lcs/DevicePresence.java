package org.confab.protocol.lcs;

import java.util.List;
import java.util.Optional;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * One device in an aggregated document ([MS-SIP] 2.2.1).
 *
 * @param epid which endpoint; missing if it is not to be told
 * @param age seconds since it last published
 * @param status its availability and activity
 * @param note what its user says on it; empty for nothing
 * @param more what else it published, as it was
 */
public record DevicePresence(
    Optional<Epid> epid, long age, LcsStatus status, String note, List<XmlElement> more) {
  /** Copies its list. */
  public DevicePresence {
    more = List.copyOf(more);
  }

  static DevicePresence read(XmlElement element) {
    PublishedPresence published = PublishedPresence.content(element);
    return new DevicePresence(
        element.attribute("epid").map(Epid::of),
        XmlValue.number(element.required("ageOfPresence"), Long.MAX_VALUE),
        published.status(),
        published.note(),
        published.more());
  }

  XmlElement write() {
    XmlElement element = XmlElement.of(LcsXml.PRESENCE, "devicePresence");
    if (epid.isPresent()) {
      element = element.with("epid", epid.get().asString());
    }
    return element
        .with("ageOfPresence", Long.toString(age))
        .with(PublishedPresence.statusElements(status, note))
        .with(more);
  }
}
