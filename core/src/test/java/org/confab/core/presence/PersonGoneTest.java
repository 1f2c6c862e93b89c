package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.presence.PresenceWorld.ALICE;
import static org.confab.core.presence.PresenceWorld.ALICE_DESK;
import static org.confab.core.presence.PresenceWorld.ALICE_LAPTOP;
import static org.confab.core.presence.PresenceWorld.BOB;
import static org.confab.core.presence.PresenceWorld.BOB_DESK;
import static org.confab.core.presence.PresenceWorld.CAROL;

import java.util.List;
import java.util.Optional;
import org.confab.core.SipDomains;
import org.confab.protocol.lcs.AclList;
import org.confab.protocol.presence.Container;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.Delegate;
import org.confab.protocol.presence.Delegates;
import org.confab.protocol.presence.Member;
import org.confab.protocol.presence.MemberType;
import org.confab.protocol.presence.Subscriber;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

/** Whoever gets the address of somebody who is gone finds himself in nobody's lists. */
class PersonGoneTest {
  private final PresenceWorld world = new PresenceWorld();

  @Test
  void heIsInNobodysAccessLevelsAnyMoreAndTheirOwnersAreTold() {
    world.move(
        ALICE_DESK,
        "<container id=\"400\" version=\"0\"><member action=\"add\" type=\"user\""
            + " value=\"bob@litwareinc.com\"/><member action=\"add\" type=\"user\""
            + " value=\"carol@litwareinc.com\"/></container>");
    world.self("self", ALICE_LAPTOP);
    AclList before = world.roamingAcl.list(world.presentities.load(ALICE).orElseThrow());
    assertThat(before.entries()).anyMatch(ace -> ace.mask().equals(BOB.address()));

    world.containerService.personGone(BOB);

    Presentity alice = world.presentities.load(ALICE).orElseThrow();
    assertThat(alice.containerOf(BOB, SipDomains.of("litwareinc.com")))
        .isEqualTo(ContainerId.COMPANY);
    assertThat(alice.containerOf(CAROL, SipDomains.of("litwareinc.com")))
        .isEqualTo(ContainerId.PERSONAL);
    assertThat(world.containers.find(List.of(ALICE)).get(ALICE))
        .containsExactly(
            new Container(
                ContainerId.PERSONAL, 2, List.of(new Member(MemberType.USER, CAROL.address()))));
    assertThat(world.texts("self")).singleElement().asString().doesNotContain("bob@");
    assertThat(world.roamingAcl.list(alice).entries())
        .noneMatch(ace -> ace.mask().equals(BOB.address()));
  }

  @Test
  void whoWasBlockedSeesWhatEverybodySees() {
    world.move(
        ALICE_DESK,
        "<container id=\"32000\" version=\"0\"><member action=\"add\" type=\"user\""
            + " value=\"bob@litwareinc.com\"/></container>");
    world.watch("watch", BOB_DESK, ALICE);

    int before = world.texts("watch").size();

    world.containerService.personGone(BOB);

    List<String> told = world.texts("watch");
    assertThat(told.subList(before, told.size()))
        .singleElement()
        .asString()
        .contains("<displayName>Alice");
  }

  @Test
  void aDisabledOwnerIsCleanedUpToo() {
    Container team =
        new Container(ContainerId.TEAM, 3, List.of(new Member(MemberType.USER, BOB.address())));
    world.containers.replace(ALICE, List.of(team));
    world.disable(ALICE);
    world.containerService.personGone(BOB);
    assertThat(world.containers.find(List.of(ALICE)).get(ALICE))
        .containsExactly(new Container(ContainerId.TEAM, 4, List.of()));
  }

  @Test
  void heActsForNobodyAnyMore() {
    SipUri dan = SipUri.of("dan", "litwareinc.com");
    world.delegates.replace(
        ALICE,
        new Delegates(5, List.of(new Delegate(BOB, true, true), new Delegate(dan, true, false))));
    world.self("self", ALICE_LAPTOP);

    world.delegateService.personGone(BOB);

    assertThat(world.delegates.find(ALICE))
        .isEqualTo(new Delegates(6, List.of(new Delegate(dan, true, false))));
    assertThat(world.texts("self")).singleElement().asString().contains("version=\"6\"");
  }

  @Test
  void thatHeWasAcknowledgedAsASubscriberIsForgotten() {
    world.subscribers.put(ALICE, new Subscriber(BOB, "Bob", true, Optional.empty()));
    world.subscriberService.personGone(BOB);
    assertThat(world.subscribers.find(ALICE)).isEmpty();
  }
}
