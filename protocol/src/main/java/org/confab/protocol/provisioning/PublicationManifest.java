package org.confab.protocol.provisioning;

import java.util.List;
import java.util.Optional;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.xml.XmlElement;

/**
 * Into which containers clients publish which category ([MS-SIPREGE] 2.2.2.5.4). A rule without
 * data publishes an instance as it is.
 */
public record PublicationManifest(List<Rule> rules) {
  static final String NAMESPACE =
      "http://schemas.microsoft.com/2008/09/sip/categoryPublicationManifest";

  /** Copies its list. */
  public PublicationManifest {
    rules = List.copyOf(rules);
  }

  /**
   * Where a category goes.
   *
   * @param preferredSelf whether the user's own endpoints read it there
   * @param first what is published there once and for ever, as instance 0; empty for a rule about
   *     what the client publishes itself
   */
  public record Rule(
      CategoryName category,
      ContainerId container,
      boolean preferredSelf,
      Optional<XmlElement> first) {
    private XmlElement write() {
      XmlElement rule =
          of("publicationRule")
              .with("ruleType", first.isPresent() ? "bootstrap" : "transformation")
              .with("categoryName", category.value())
              .with("containerId", container.asString());
      if (preferredSelf) {
        rule = rule.with("preferredSelfConsumption", "true");
      }
      if (first.isEmpty()) {
        return rule;
      }
      return rule.with(of("instanceId").with("type", "constant").with("value", "0"))
          .with(of("expireType").with("type", "static"))
          .with(of("categoryData").with(first.get()));
    }
  }

  /** The {@code categoryPublicationManifest}. */
  public XmlElement write() {
    return of("categoryPublicationManifest")
        .with("minSupportedClientVersion", ContainerManifest.SINCE)
        .with(of("publicationList").with(rules.stream().map(Rule::write).toList()));
  }

  private static XmlElement of(String name) {
    return XmlElement.of(NAMESPACE, name);
  }
}
