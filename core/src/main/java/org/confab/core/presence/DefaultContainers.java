package org.confab.core.presence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.confab.protocol.presence.Container;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.Member;
import org.confab.protocol.presence.MemberType;

/** The containers that every user has, with the members they begin with. */
final class DefaultContainers {
  private static final List<Container> ALL =
      List.of(
          none(ContainerId.DEFAULT),
          none(ContainerId.SELF),
          none(ContainerId.AGGREGATION),
          none(ContainerId.AGGREGATION_TEAM),
          new Container(ContainerId.PUBLIC, 1, List.of(new Member(MemberType.FEDERATED, ""))),
          new Container(
              ContainerId.COMPANY, 1, List.of(new Member(MemberType.SAME_ENTERPRISE, ""))),
          none(ContainerId.TEAM),
          none(ContainerId.PERSONAL),
          none(ContainerId.BLOCKED));

  private DefaultContainers() {}

  private static Container none(ContainerId id) {
    return new Container(id, 0, List.of());
  }

  /** The default containers, and in their place or beside them those that the user changed. */
  static List<Container> with(List<Container> changed) {
    return over(ALL, changed);
  }

  /** All of the first, but for those that the second has too; in order of their ids. */
  static List<Container> over(List<Container> first, List<Container> second) {
    Map<ContainerId, Container> all = new TreeMap<>();
    first.forEach(container -> all.put(container.id(), container));
    second.forEach(container -> all.put(container.id(), container));
    return new ArrayList<>(all.values());
  }
}
