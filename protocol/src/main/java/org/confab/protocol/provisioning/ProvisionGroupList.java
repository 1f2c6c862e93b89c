package org.confab.protocol.provisioning;

import java.util.List;
import org.confab.protocol.xml.XmlElement;

/** The answer to a {@link ProvisioningGroupList}: the groups that exist ([MS-SIPREGE] 2.2.2.5). */
public record ProvisionGroupList(List<ProvisionGroup> groups) {
  /** Copies its list. */
  public ProvisionGroupList {
    groups = List.copyOf(groups);
  }

  /** Reads the document; throws {@link IllegalArgumentException} if it is another one. */
  public static ProvisionGroupList read(XmlElement document) {
    if (!document.name().equals("provisionGroupList")) {
      throw new IllegalArgumentException("expected provisionGroupList, found " + document.name());
    }
    return new ProvisionGroupList(
        document.children("provisionGroup").map(ProvisionGroup::read).toList());
  }

  /** The document. */
  public XmlElement write() {
    return XmlElement.of(ProvisionGroup.NAMESPACE, "provisionGroupList")
        .with(groups.stream().map(ProvisionGroup::write).toList());
  }
}
