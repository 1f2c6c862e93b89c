package org.confab.protocol.provisioning;

import java.util.List;
import java.util.Optional;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.xml.XmlElement;

/**
 * Which containers clients use for presence, and who may be a member of which ([MS-SIPREGE]
 * 2.2.2.5.4 and 2.2.2.5.10).
 *
 * @param containers the containers
 * @param members kinds of members, and where each belongs
 * @param blocks what members of a container may not do
 * @param precedence the role that counts first when somebody has several
 */
public record ContainerManifest(
    List<ContainerRule> containers,
    List<MemberRule> members,
    List<BlockRule> blocks,
    List<String> precedence) {
  static final String NAMESPACE = "http://schemas.microsoft.com/2008/09/sip/ContainerManifest";
  static final String COMMON = "http://schemas.microsoft.com/2006/09/sip/commontypes";

  /** The oldest clients that understand the document. */
  static final String SINCE = "2.0.0.0";

  /** Copies its lists. */
  public ContainerManifest {
    containers = List.copyOf(containers);
    members = List.copyOf(members);
    blocks = List.copyOf(blocks);
    precedence = List.copyOf(precedence);
  }

  /**
   * A container.
   *
   * @param visible whether people see it as a level to choose
   * @param avoidRedundantMembers whether who is in it through another entry gets no entry of his
   *     own
   * @param blocked whether its members are blocked
   */
  public record ContainerRule(
      ContainerId id, boolean visible, boolean avoidRedundantMembers, boolean blocked) {
    private XmlElement write() {
      XmlElement container =
          of("container")
              .with("id", id.asString())
              .withTextChild("visible", Boolean.toString(visible))
              .withTextChild("avoidRedundantMembers", Boolean.toString(avoidRedundantMembers));
      return blocked ? container.withTextChild("blocked", "true") : container;
    }
  }

  /** How many containers a kind of member is in at the same time. */
  public enum Occurrence {
    ANY(""),
    ONE("one"),
    ZERO_OR_ONE("zeroOrOne");

    private final String word;

    Occurrence(String word) {
      this.word = word;
    }
  }

  /** What becomes of a member who is where he may not be. */
  public enum Resolution {
    MOVE_TO_DEFAULT_CONTAINER("moveToDefaultContainer", ""),
    REMOVE_FROM_CONTAINER("removeFromContainer", ""),
    FORCE_BUDDY("forceRole", "buddy");

    private final String word;
    private final String role;

    Resolution(String word, String role) {
      this.word = word;
      this.role = role;
    }

    private XmlElement write() {
      XmlElement rule = of("resolutionRule").with("type", word);
      return of("resolutionRules").with(role.isEmpty() ? rule : rule.with("role", role));
    }
  }

  /**
   * A kind of members: either a type of entry ({@code user}, {@code domain}, …) or a role ({@code
   * buddy}, {@code delegate}).
   *
   * @param attribute {@code type} or {@code role}
   * @param value the type or role
   * @param allowed the containers it may be in; empty for all that are visible
   * @param home where it belongs if nothing else is said
   * @param networks whom the rule is for; empty for everybody
   */
  public record MemberRule(
      String attribute,
      String value,
      List<ContainerId> allowed,
      Optional<ContainerId> home,
      Occurrence occurrence,
      List<String> networks,
      Resolution resolution) {
    /** Copies its lists. */
    public MemberRule {
      allowed = List.copyOf(allowed);
      networks = List.copyOf(networks);
    }

    private XmlElement write() {
      XmlElement member = of("member").with(attribute, value).with(choice("allowed", allowed));
      if (home.isPresent()) {
        member = member.with(of("defaultContainer").with("id", home.get().asString()));
      }
      if (occurrence != Occurrence.ANY) {
        member = member.with(of("occurrenceConstraint").with("type", occurrence.word));
      }
      member = member.with(XmlElement.of(COMMON, "delimiter"));
      if (!networks.isEmpty()) {
        member = member.with(sourceNetworks(networks));
      }
      return member.with(resolution.write()).with(XmlElement.of(COMMON, "end"));
    }
  }

  /**
   * What is blocked.
   *
   * @param type {@code invites} or {@code subscriberPrompt}
   * @param containers whose members are blocked; empty if the rule is not about members
   * @param networks whom the rule is for; empty for everybody
   * @param availability from and to which availability of the owner it holds; empty for all
   */
  public record BlockRule(
      String type,
      List<ContainerId> containers,
      List<String> networks,
      Optional<Availability> availability) {
    /** Copies its lists. */
    public BlockRule {
      containers = List.copyOf(containers);
      networks = List.copyOf(networks);
    }

    private XmlElement write() {
      XmlElement rule = of("blockRule").with("type", type);
      if (!containers.isEmpty()) {
        rule = rule.with(choice("", containers));
      }
      if (!networks.isEmpty()) {
        rule = rule.with(sourceNetworks(networks));
      }
      if (availability.isPresent()) {
        rule =
            rule.withTextChild("maxAvailability", Integer.toString(availability.get().most()))
                .withTextChild("minAvailability", Integer.toString(availability.get().least()));
      }
      return rule;
    }
  }

  /** A span of availability numbers, both ends included. */
  public record Availability(int least, int most) {}

  /** The {@code containerManifestList} with this one manifest. */
  public XmlElement write() {
    XmlElement manifest =
        of("containerManifest")
            .with(of("containers").with(containers.stream().map(ContainerRule::write).toList()))
            .with(of("members").with(members.stream().map(MemberRule::write).toList()))
            .with(XmlElement.of(COMMON, "delimiter"))
            .with(of("blockRules").with(blocks.stream().map(BlockRule::write).toList()))
            .with(
                of("rolePrecedence")
                    .with(
                        precedence.stream()
                            .map(role -> of("rolePrecedenceEntry").with("type", role))
                            .toList()))
            .with(XmlElement.of(COMMON, "end"));
    return of("containerManifestList").with("minSupportedClientVersion", SINCE).with(manifest);
  }

  private static XmlElement choice(String prefix, List<ContainerId> containers) {
    String name = prefix.isEmpty() ? "containers" : prefix + "Containers";
    XmlElement choice =
        of(name).with("type", containers.isEmpty() ? "visibleContainers" : "custom");
    return choice.with(
        containers.stream().map(id -> of("container").with("id", id.asString())).toList());
  }

  private static XmlElement sourceNetworks(List<String> networks) {
    return of("sourceNetworks")
        .with(networks.stream().map(network -> of("sourceNetwork").with("type", network)).toList());
  }

  private static XmlElement of(String name) {
    return XmlElement.of(NAMESPACE, name);
  }
}
