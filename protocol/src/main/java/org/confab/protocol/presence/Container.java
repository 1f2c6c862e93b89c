package org.confab.protocol.presence;

import java.util.List;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * A container with its members.
 *
 * @param id which container
 * @param version raised by one with every change of its members
 * @param members the members
 */
public record Container(ContainerId id, long version, List<Member> members) {
  /** Copies its list. */
  public Container {
    members = List.copyOf(members);
  }

  static Container read(XmlElement element) {
    return new Container(
        ContainerId.parse(element.required("id")),
        XmlValue.unsignedInt(element.required("version")),
        element.children("member").map(Member::read).toList());
  }

  XmlElement write() {
    return XmlElement.of(PresenceXml.CONTAINERS, "container")
        .with("id", id.asString())
        .with("version", Long.toString(version))
        .with(
            members.stream()
                .map(member -> member.write(XmlElement.of(PresenceXml.CONTAINERS, "member")))
                .toList());
  }
}
