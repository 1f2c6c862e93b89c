package org.confab.core.presence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.confab.core.SipDomains;
import org.confab.protocol.presence.Container;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.Member;
import org.confab.protocol.presence.MemberType;
import org.confab.protocol.sip.SipUri;

/**
 * In which container of a user a watcher is ([MS-PRES] container membership): the most specific
 * kind of membership that fits him decides, and among its containers the highest one. Who fits
 * nowhere is in the default container.
 */
final class AccessLevels {
  /** The domains of the public instant messaging providers that this protocol family federates. */
  static final Set<String> PUBLIC_CLOUDS =
      Set.of(
          "aol.com",
          "aim.com",
          "hotmail.com",
          "live.com",
          "messenger.yahoo.com",
          "msn.com",
          "passport.com",
          "yahoo.com");

  private final SipUri user;
  private final Map<Member, ContainerId> containers = new HashMap<>();

  AccessLevels(SipUri user, List<Container> all) {
    this.user = user;
    for (Container container : all) {
      for (Member member : container.members()) {
        containers.merge(
            member, container.id(), (one, other) -> one.compareTo(other) > 0 ? one : other);
      }
    }
  }

  /** The container of that watcher; the user himself is as close as can be. */
  ContainerId of(SipUri watcher, SipDomains enterprise) {
    if (watcher.equals(user)) {
      return ContainerId.PERSONAL;
    }
    return as(MemberType.USER, watcher.address())
        .or(() -> as(MemberType.DOMAIN, watcher.host()))
        .or(() -> as(kind(watcher, enterprise), ""))
        .or(() -> as(MemberType.EVERYONE, ""))
        .orElse(ContainerId.DEFAULT);
  }

  private Optional<ContainerId> as(MemberType type, String value) {
    return Optional.ofNullable(containers.get(new Member(type, value)));
  }

  private static MemberType kind(SipUri watcher, SipDomains enterprise) {
    if (enterprise.isOurs(watcher.host())) {
      return MemberType.SAME_ENTERPRISE;
    }
    return PUBLIC_CLOUDS.contains(watcher.aor().host())
        ? MemberType.PUBLIC_CLOUD
        : MemberType.FEDERATED;
  }
}
