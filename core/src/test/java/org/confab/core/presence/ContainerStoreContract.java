package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.confab.protocol.presence.Container;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.Member;
import org.confab.protocol.presence.MemberType;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

/** What every store of containers has to do. */
public interface ContainerStoreContract {
  SipUri ALICE = SipUri.of("alice", "litwareinc.com");
  SipUri BOB = SipUri.of("bob", "litwareinc.com");

  /** An empty store. */
  ContainerStore store();

  @Test
  default void usersWhoChangedNothingAreAbsent() {
    assertThat(store().find(List.of(ALICE))).isEmpty();
  }

  @Test
  default void whoHasPutAPersonIntoAContainerIsFound() {
    ContainerStore store = store();
    Member dan = new Member(MemberType.USER, "dan@litwareinc.com");
    Member namesake = new Member(MemberType.DOMAIN, "dan@litwareinc.com");
    store.replace(ALICE, List.of(new Container(ContainerId.TEAM, 1, List.of(dan))));
    store.replace(
        ALICE, List.of(new Container(ContainerId.BLOCKED, 1, List.of(dan)))); // found once
    store.replace(BOB, List.of(new Container(ContainerId.TEAM, 1, List.of(namesake))));

    assertThat(store.naming(SipUri.parse("sip:Dan@litwareinc.com"))).containsExactly(ALICE);
    assertThat(store.naming(BOB)).isEmpty();
  }

  @Test
  default void changedContainersAreReplacedOneByOne() {
    ContainerStore store = store();
    Container team =
        new Container(
            ContainerId.TEAM,
            1,
            List.of(
                new Member(MemberType.USER, "dan@litwareinc.com"),
                new Member(MemberType.SAME_ENTERPRISE, ""),
                new Member(MemberType.DOMAIN, "contoso.com")));
    Container blocked =
        new Container(
            ContainerId.BLOCKED, 4, List.of(new Member(MemberType.USER, "erin@litwareinc.com")));
    store.replace(ALICE, List.of(team, blocked));
    store.replace(BOB, List.of(team));
    Container empty = new Container(ContainerId.BLOCKED, 5, List.of());
    store.replace(ALICE, List.of(empty));

    assertThat(store.find(List.of(ALICE, BOB)))
        .containsEntry(ALICE, List.of(team, empty))
        .containsEntry(BOB, List.of(team));
  }
}
