package org.confab.core.presence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.confab.core.directory.User;
import org.confab.protocol.presence.CategoryKey;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.ContactCard;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.ExpireType;
import org.confab.protocol.presence.LegacyInterop;
import org.confab.protocol.presence.StateType;
import org.confab.protocol.presence.StateValue;
import org.confab.protocol.presence.UserProperties;
import org.confab.protocol.xml.XmlElement;

/**
 * What the server publishes in every user's name: without anybody doing anything the directory's
 * contact card, the own telephone line, and the offline state that shows while no endpoint is
 * signed in; and which instances are the server's alone, the aggregates included.
 */
final class ServerPublished {
  /** Everybody finds everybody: name and mail address are no secret, not even from the blocked. */
  private static final List<ContainerId> IDENTITY_IN =
      List.of(ContainerId.DEFAULT, ContainerId.PUBLIC, ContainerId.BLOCKED);

  private static final List<ContainerId> CARD_IN =
      List.of(ContainerId.COMPANY, ContainerId.TEAM, ContainerId.PERSONAL);

  private static final List<ContainerId> OFFLINE_IN =
      List.of(
          ContainerId.DEFAULT,
          ContainerId.PUBLIC,
          ContainerId.COMPANY,
          ContainerId.TEAM,
          ContainerId.PERSONAL,
          ContainerId.BLOCKED);

  private static final XmlElement OFFLINE =
      StateValue.of(StateType.AGGREGATE, StateValue.OFFLINE).write();
  private static final XmlElement LEGACY_OFFLINE = new LegacyInterop(StateValue.OFFLINE).write();

  /** Instance numbers that clients cannot write, in whatever container. */
  private static final Map<CategoryName, Set<Long>> OWN =
      Map.of(
          CategoryName.STATE,
          Set.of(0L, Aggregation.INSTANCE, Aggregation.MACHINE_INSTANCE),
          CategoryName.CONTACT_CARD,
          Set.of(0L),
          CategoryName.USER_PROPERTIES,
          Set.of(0L),
          CategoryName.SERVICES,
          Set.of(Aggregation.SERVICES_INSTANCE),
          CategoryName.LEGACY_INTEROP,
          Set.of(Aggregation.LEGACY_INSTANCE));

  private ServerPublished() {}

  /** Whether only the server writes that instance. */
  static boolean owns(CategoryKey key) {
    return OWN.getOrDefault(key.name(), Set.of()).contains(key.instance());
  }

  static List<CategoryInstance> of(User user, Instant since) {
    List<CategoryInstance> all = new ArrayList<>();
    ContactCard card =
        new ContactCard(
            user.displayName(),
            user.email(),
            user.title(),
            user.department(),
            user.office(),
            user.phone());
    XmlElement identity = card.identity().write();
    XmlElement whole = card.write();
    IDENTITY_IN.forEach(in -> all.add(instance(CategoryName.CONTACT_CARD, 0, in, since, identity)));
    CARD_IN.forEach(in -> all.add(instance(CategoryName.CONTACT_CARD, 0, in, since, whole)));
    XmlElement properties =
        new UserProperties(Optional.of(user.phone()).filter(phone -> !phone.isEmpty())).write();
    all.add(instance(CategoryName.USER_PROPERTIES, 0, ContainerId.SELF, since, properties));
    OFFLINE_IN.forEach(in -> all.add(instance(CategoryName.STATE, 0, in, since, OFFLINE)));
    all.add(
        instance(
            CategoryName.LEGACY_INTEROP,
            Aggregation.LEGACY_INSTANCE,
            ContainerId.BLOCKED,
            since,
            LEGACY_OFFLINE));
    return all;
  }

  private static CategoryInstance instance(
      CategoryName name, long number, ContainerId container, Instant since, XmlElement value) {
    return CategoryInstance.ofServer(
        new CategoryKey(name, number, container), 1, ExpireType.STATIC, since, value);
  }
}
