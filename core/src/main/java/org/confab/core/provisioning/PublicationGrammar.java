package org.confab.core.provisioning;

import static org.confab.protocol.presence.ContainerId.AGGREGATION;
import static org.confab.protocol.presence.ContainerId.AGGREGATION_TEAM;
import static org.confab.protocol.presence.ContainerId.BLOCKED;
import static org.confab.protocol.presence.ContainerId.COMPANY;
import static org.confab.protocol.presence.ContainerId.DEFAULT;
import static org.confab.protocol.presence.ContainerId.PERSONAL;
import static org.confab.protocol.presence.ContainerId.PUBLIC;
import static org.confab.protocol.presence.ContainerId.SELF;
import static org.confab.protocol.presence.ContainerId.TEAM;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.StateType;
import org.confab.protocol.presence.StateValue;
import org.confab.protocol.provisioning.ContainerManifest;
import org.confab.protocol.provisioning.ContainerManifest.Availability;
import org.confab.protocol.provisioning.ContainerManifest.BlockRule;
import org.confab.protocol.provisioning.ContainerManifest.ContainerRule;
import org.confab.protocol.provisioning.ContainerManifest.MemberRule;
import org.confab.protocol.provisioning.ContainerManifest.Occurrence;
import org.confab.protocol.provisioning.ContainerManifest.Resolution;
import org.confab.protocol.provisioning.PublicationManifest;
import org.confab.protocol.xml.XmlElement;

/**
 * The two grammars of publication that clients of this server follow: who is in which container,
 * and what goes into it. In the open one colleagues and federated people are in containers by what
 * they are; in the private one only those whom the user has taken as contacts. Both name the
 * containers that this server aggregates into.
 */
enum PublicationGrammar {
  /** Presence for everybody, less or more of it. */
  OPEN("publicationGrammar", true),
  /** Presence for contacts alone. */
  PRIVATE("privacyPublicationGrammar", false);

  private static final List<ContainerId> LEVELS = List.of(PUBLIC, COMPANY, TEAM, PERSONAL);
  private static final List<ContainerId> CLOSE = List.of(COMPANY, TEAM, PERSONAL);
  private static final Availability DO_NOT_DISTURB = new Availability(9000, 11_999);

  private final String wireName;
  private final boolean open;

  PublicationGrammar(String wireName, boolean open) {
    this.wireName = wireName;
    this.open = open;
  }

  /** The grammar that a client asks for by that name. */
  static Optional<PublicationGrammar> named(String name) {
    for (PublicationGrammar grammar : values()) {
      if (grammar.wireName.equals(name)) {
        return Optional.of(grammar);
      }
    }
    return Optional.empty();
  }

  /** The documents of the group. */
  List<XmlElement> documents() {
    XmlElement containers =
        new ContainerManifest(containers(), members(), blocks(), List.of("delegate", "buddy"))
            .write();
    return open
        ? List.of(containers, new PublicationManifest(rules()).write())
        : List.of(containers);
  }

  private static List<ContainerRule> containers() {
    List<ContainerRule> rules = new ArrayList<>();
    rules.add(new ContainerRule(DEFAULT, false, false, false));
    LEVELS.forEach(level -> rules.add(new ContainerRule(level, true, true, false)));
    rules.add(new ContainerRule(BLOCKED, true, false, true));
    return rules;
  }

  private List<MemberRule> members() {
    List<MemberRule> rules = new ArrayList<>();
    rules.add(buddy(PUBLIC, "publicCloud", "federated"));
    rules.add(buddy(COMPANY, "sameEnterprise"));
    rules.add(entry("domain", Occurrence.ANY, Resolution.REMOVE_FROM_CONTAINER));
    rules.add(entry("user", Occurrence.ANY, Resolution.FORCE_BUDDY));
    rules.add(kind("sameEnterprise", COMPANY));
    rules.add(kind("federated", PUBLIC));
    rules.add(entry("publicCloud", Occurrence.ZERO_OR_ONE, Resolution.REMOVE_FROM_CONTAINER));
    rules.add(
        new MemberRule(
            "role",
            "delegate",
            List.of(TEAM),
            Optional.of(TEAM),
            Occurrence.ONE,
            List.of(),
            Resolution.MOVE_TO_DEFAULT_CONTAINER));
    return rules;
  }

  /** A contact. */
  private static MemberRule buddy(ContainerId home, String... networks) {
    return new MemberRule(
        "role",
        "buddy",
        List.of(),
        Optional.of(home),
        Occurrence.ONE,
        List.of(networks),
        Resolution.MOVE_TO_DEFAULT_CONTAINER);
  }

  /** An entry that is there to block whom it fits. */
  private static MemberRule entry(String type, Occurrence occurrence, Resolution resolution) {
    return new MemberRule(
        "type", type, List.of(BLOCKED), Optional.empty(), occurrence, List.of(), resolution);
  }

  /** Everybody of a kind: in the open grammar with a level of their own, else to be blocked. */
  private MemberRule kind(String type, ContainerId home) {
    return open
        ? new MemberRule(
            "type",
            type,
            List.of(),
            Optional.of(home),
            Occurrence.ZERO_OR_ONE,
            List.of(),
            Resolution.MOVE_TO_DEFAULT_CONTAINER)
        : entry(type, Occurrence.ZERO_OR_ONE, Resolution.REMOVE_FROM_CONTAINER);
  }

  private static List<BlockRule> blocks() {
    return List.of(
        new BlockRule("invites", List.of(DEFAULT), List.of("publicCloud"), Optional.empty()),
        new BlockRule("invites", List.of(), List.of(), Optional.of(DO_NOT_DISTURB)),
        new BlockRule("invites", List.of(BLOCKED), List.of(), Optional.empty()),
        new BlockRule("subscriberPrompt", List.of(BLOCKED), List.of(), Optional.empty()));
  }

  /** What the open grammar puts where; what others see of states is this server's to aggregate. */
  private static List<PublicationManifest.Rule> rules() {
    List<PublicationManifest.Rule> rules = new ArrayList<>();
    rules.add(rule(CategoryName.STATE, AGGREGATION, true));
    rules.add(rule(CategoryName.STATE, AGGREGATION_TEAM, false));
    rules.add(rule(CategoryName.DEVICE, AGGREGATION, true));
    rules.add(rule(CategoryName.CALENDAR_DATA, SELF, true));
    for (ContainerId level : CLOSE) {
      rules.add(rule(CategoryName.CALENDAR_DATA, level, false));
      rules.add(rule(CategoryName.NOTE, level, false));
      rules.add(rule(CategoryName.CONTACT_CARD, level, false));
    }
    rules.add(
        new PublicationManifest.Rule(
            CategoryName.STATE,
            BLOCKED,
            false,
            Optional.of(StateValue.of(StateType.AGGREGATE, StateValue.OFFLINE).write())));
    return rules;
  }

  private static PublicationManifest.Rule rule(
      CategoryName category, ContainerId container, boolean preferredSelf) {
    return new PublicationManifest.Rule(category, container, preferredSelf, Optional.empty());
  }
}
