package org.confab.core.presence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.confab.core.SipDomains;
import org.confab.protocol.lcs.Ace;
import org.confab.protocol.lcs.AceRights;
import org.confab.protocol.lcs.AceType;
import org.confab.protocol.presence.Container;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.Member;
import org.confab.protocol.presence.MemberType;
import org.confab.protocol.presence.SetContainerMembers;
import org.jspecify.annotations.Nullable;

/**
 * Access control lists of the older dialect ([MS-SIP] 2.2.3) and containers are two views of the
 * same: who may not see presence is a member of the container of the blocked, whoever else is named
 * a member of another one. What containers cannot say (the right to communicate, prompt or polite
 * blocking) is remembered from the entry itself, as long as it does not contradict them.
 */
final class AccessControl {
  private static final List<MemberType> EVERYBODY =
      List.of(
          MemberType.SAME_ENTERPRISE,
          MemberType.FEDERATED,
          MemberType.PUBLIC_CLOUD,
          MemberType.EVERYONE);

  /** Where classes of people go when they are allowed again; the others go to the default one. */
  private static final Map<MemberType, ContainerId> STANDARD =
      Map.of(
          MemberType.SAME_ENTERPRISE, ContainerId.COMPANY,
          MemberType.FEDERATED, ContainerId.PUBLIC);

  /** These are for the user's own endpoints. */
  private static final Set<ContainerId> OWN =
      Set.of(ContainerId.SELF, ContainerId.AGGREGATION, ContainerId.AGGREGATION_TEAM);

  private AccessControl() {}

  /** The entries that those containers mean, refined by what was said in these entries before. */
  static List<Ace> entries(List<Container> containers, Collection<Ace> said) {
    Map<Member, ContainerId> places = places(containers);
    List<Ace> entries = new ArrayList<>();
    places.forEach(
        (member, container) ->
            type(member.type())
                .map(type -> entry(type, member.value(), blocked(container), said))
                .ifPresent(entries::add));
    entries.sort(Comparator.comparing(Ace::type).thenComparing(Ace::mask));
    entries.add(entry(AceType.ALL, "", everybodyBlocked(places), said));
    return entries;
  }

  private static Optional<AceType> type(MemberType type) {
    return switch (type) {
      case USER -> Optional.of(AceType.USER);
      case DOMAIN -> Optional.of(AceType.DOMAIN);
      case SAME_ENTERPRISE, FEDERATED, PUBLIC_CLOUD, EVERYONE -> Optional.empty();
    };
  }

  private static Map<Member, ContainerId> places(List<Container> containers) {
    Map<Member, ContainerId> places = new LinkedHashMap<>();
    for (Container container : containers) {
      if (!OWN.contains(container.id())) {
        container
            .members()
            .forEach(
                member ->
                    places.merge(
                        member,
                        container.id(),
                        (one, other) -> one.compareTo(other) > 0 ? one : other));
      }
    }
    return places;
  }

  private static boolean blocked(ContainerId container) {
    return container.equals(ContainerId.BLOCKED);
  }

  /** Colleagues stand for everybody: without an entry they are who asks. */
  private static boolean everybodyBlocked(Map<Member, ContainerId> places) {
    ContainerId everyone =
        places.getOrDefault(new Member(MemberType.EVERYONE, ""), ContainerId.DEFAULT);
    return blocked(places.getOrDefault(new Member(MemberType.SAME_ENTERPRISE, ""), everyone));
  }

  private static Ace entry(AceType type, String mask, boolean blocked, Collection<Ace> said) {
    Ace plain = new Ace(type, mask, blocked ? AceRights.BLOCKED : AceRights.ALLOWED);
    return said.stream()
        .filter(plain::sameSubject)
        .filter(ace -> ace.rights().shows() != blocked)
        .findFirst()
        .orElse(plain);
  }

  /**
   * What has to happen to the containers so that they mean that entry.
   *
   * @param colleagues the domains whose users are colleagues
   */
  static List<SetContainerMembers.Change> changes(
      List<Container> containers, Ace ace, SipDomains colleagues) {
    Map<Member, ContainerId> places = places(containers);
    Map<Member, Optional<ContainerId>> wanted = new LinkedHashMap<>();
    if (ace.type() == AceType.ALL) {
      EVERYBODY.forEach(
          type -> {
            Member member = new Member(type, "");
            wanted.put(member, everybody(places.get(member), type, ace));
          });
    } else {
      Member member = member(ace);
      wanted.put(member, Optional.of(place(places.get(member), ace, colleagues)));
    }
    return containers.stream()
        .filter(container -> !OWN.contains(container.id()))
        .flatMap(container -> change(container, wanted).stream())
        .toList();
  }

  private static Member member(Ace ace) {
    return new Member(ace.type() == AceType.USER ? MemberType.USER : MemberType.DOMAIN, ace.mask());
  }

  private static Optional<ContainerId> everybody(
      @Nullable ContainerId now, MemberType type, Ace ace) {
    if (!ace.rights().shows()) {
      return Optional.of(ContainerId.BLOCKED);
    }
    return now != null && !blocked(now)
        ? Optional.of(now)
        : Optional.ofNullable(STANDARD.get(type));
  }

  private static ContainerId place(@Nullable ContainerId now, Ace ace, SipDomains colleagues) {
    if (!ace.rights().shows()) {
      return ContainerId.BLOCKED;
    }
    if (now != null && !blocked(now)) {
      return now;
    }
    String host = ace.mask().substring(ace.mask().indexOf('@') + 1);
    return colleagues.isOurs(host) ? ContainerId.COMPANY : ContainerId.PUBLIC;
  }

  private static Optional<SetContainerMembers.Change> change(
      Container container, Map<Member, Optional<ContainerId>> wanted) {
    List<SetContainerMembers.Operation> operations = new ArrayList<>();
    wanted.forEach(
        (member, place) -> {
          boolean there = container.members().contains(member);
          boolean meant = place.filter(container.id()::equals).isPresent();
          if (there != meant) {
            operations.add(new SetContainerMembers.Operation(meant, member));
          }
        });
    return operations.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SetContainerMembers.Change(container.id(), container.version(), operations));
  }
}
