package org.confab.protocol.provisioning;

import java.util.List;
import org.confab.protocol.xml.XmlElement;

/**
 * What a client wants to be provisioned with ([MS-SIPREGE] 2.2.2.4).
 *
 * @param groups names of groups
 */
public record ProvisioningGroupList(List<String> groups) {
  /** The Content-Type of request and answer. */
  public static final String CONTENT_TYPE = "application/vnd-microsoft-roaming-provisioning-v2+xml";

  /** Most groups that one request may ask for. */
  public static final int MAX_GROUPS = 32;

  static final String NAMESPACE = "http://schemas.microsoft.com/2006/09/sip/provisioninggrouplist";

  /** Copies its list; throws {@link IllegalArgumentException} for too long a one. */
  public ProvisioningGroupList {
    groups = List.copyOf(groups);
    if (groups.size() > MAX_GROUPS) {
      throw new IllegalArgumentException("more than " + MAX_GROUPS + " groups");
    }
  }

  /** Reads the document; throws {@link IllegalArgumentException} if it is another one. */
  public static ProvisioningGroupList read(XmlElement document) {
    if (!document.name().equals("provisioningGroupList")) {
      throw new IllegalArgumentException(
          "expected provisioningGroupList, found " + document.name());
    }
    return new ProvisioningGroupList(
        document
            .children("provisioningGroup")
            .map(
                group ->
                    group
                        .attribute("name")
                        .orElseThrow(() -> new IllegalArgumentException("a group without name")))
            .toList());
  }

  /** The document. */
  public XmlElement write() {
    return XmlElement.of(NAMESPACE, "provisioningGroupList")
        .with(
            groups.stream()
                .map(name -> XmlElement.of(NAMESPACE, "provisioningGroup").with("name", name))
                .toList());
  }
}
