package org.confab.core.presence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.confab.core.directory.User;
import org.confab.protocol.presence.CategoryKey;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.ContactCard;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.ExpireType;
import org.confab.protocol.presence.StateType;
import org.confab.protocol.presence.StateValue;
import org.confab.protocol.presence.UserProperties;
import org.confab.protocol.xml.XmlElement;

/**
 * What every user has published without doing anything: the directory's contact card, the own
 * telephone line, and the offline state that shows while no endpoint is signed in.
 */
final class ServerPublished {
  private static final List<ContainerId> OFFLINE_IN =
      List.of(
          ContainerId.DEFAULT,
          ContainerId.PUBLIC,
          ContainerId.COMPANY,
          ContainerId.TEAM,
          ContainerId.PERSONAL,
          ContainerId.BLOCKED);

  private ServerPublished() {}

  static List<CategoryInstance> of(User user, Instant since) {
    List<CategoryInstance> all = new ArrayList<>();
    XmlElement card =
        new ContactCard(
                user.displayName(),
                user.email(),
                user.title(),
                user.department(),
                user.office(),
                user.phone())
            .write();
    all.add(instance(CategoryName.CONTACT_CARD, ContainerId.DEFAULT, since, card));
    XmlElement properties =
        new UserProperties(Optional.of(user.phone()).filter(phone -> !phone.isEmpty())).write();
    all.add(instance(CategoryName.USER_PROPERTIES, ContainerId.SELF, since, properties));
    XmlElement offline = StateValue.of(StateType.AGGREGATE, StateValue.OFFLINE).write();
    OFFLINE_IN.forEach(
        container -> all.add(instance(CategoryName.STATE, container, since, offline)));
    return all;
  }

  private static CategoryInstance instance(
      CategoryName name, ContainerId container, Instant since, XmlElement value) {
    return CategoryInstance.ofServer(
        new CategoryKey(name, 0, container), 1, ExpireType.STATIC, since, value);
  }
}
