package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.core.presence.PresenceWorld.ALICE;
import static org.confab.core.presence.PresenceWorld.ALICE_DESK;
import static org.confab.core.presence.PresenceWorld.ALICE_LAPTOP;
import static org.confab.core.presence.PresenceWorld.BOB;
import static org.confab.core.presence.PresenceWorld.BOB_DESK;

import java.util.Optional;
import org.confab.core.Refused;
import org.confab.protocol.lcs.Ace;
import org.confab.protocol.lcs.AceRights;
import org.confab.protocol.lcs.AceType;
import org.confab.protocol.lcs.SetAce;
import org.confab.protocol.sip.Diagnostic;
import org.junit.jupiter.api.Test;

class AclServiceTest {
  private static final String EVERYBODY = "<ace type=\"ALL\" rights=\"AA\"/></userACL></ACLlist>";

  private final PresenceWorld world = new PresenceWorld();

  private String subscribe(String id, boolean desk) {
    return world
        .roamingAcl
        .subscribe(
            PresenceWorld.request(id, desk ? ALICE_DESK : ALICE_LAPTOP, ALICE, Optional.empty()))
        .state()
        .orElseThrow()
        .text();
  }

  private void set(String mask, String rights, long delta) {
    Ace ace = new Ace(AceType.USER, mask, AceRights.parse(rights));
    world.aclService.set(ALICE_DESK, new SetAce(ace, delta));
  }

  @Test
  void aListThatWasNeverChangedHasTheNumberOne() {
    assertThat(subscribe("s1", true)).isEqualTo("<ACLlist deltaNum=\"1\"><userACL>" + EVERYBODY);
  }

  @Test
  void eachEntryRaisesTheNumberByOneAndKeepsTheLettersThatWereSet() {
    subscribe("s1", true);
    set("sip:bob@litwareinc.com", "BD", 1);
    set("sip:bob@litwareinc.com", "DD", 2);
    set("sip:bob@litwareinc.com", "DD", 3);
    String before =
        "<ACLlist deltaNum=\"%d\"><userACL><ace type=\"USER\" mask=\"sip:bob@litwareinc.com\"";
    assertThat(world.texts("s1"))
        .containsExactly(
            before.formatted(2) + " rights=\"BD\"/>" + EVERYBODY,
            before.formatted(3) + " rights=\"DD\"/>" + EVERYBODY,
            before.formatted(4) + " rights=\"DD\"/>" + EVERYBODY);
    assertThat(subscribe("s3", true))
        .isEqualTo(before.formatted(4) + " rights=\"DD\"/>" + EVERYBODY);
  }

  @Test
  void theOtherEndpointIsToldToo() {
    subscribe("s2", false);
    set("sip:bob@litwareinc.com", "BD", 1);
    assertThat(world.texts("s2")).hasSize(1);
  }

  @Test
  void whoIsBlockedSeesNobodyThereAndWhoIsAllowedAgainSeesEverything() {
    world.publish(ALICE_DESK, PresenceWorld.machine(3500, 900, 0));
    world.watch("w", BOB_DESK, ALICE);
    set("sip:Bob@litwareinc.com", "BD", 1);
    assertThat(world.texts("w")).hasSize(1).first().asString().contains("18500");
    set("sip:bob@litwareinc.com", "AA", 2);
    assertThat(world.texts("w")).hasSize(1).first().asString().contains("3500");
  }

  @Test
  void anotherNumberIsAConflictThatTellsTheCurrentOne() {
    set("sip:bob@litwareinc.com", "BD", 1);
    assertThatThrownBy(() -> set("sip:carol@litwareinc.com", "BD", 1))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(409);
              assertThat(refused.diagnostic()).isEqualTo(Diagnostic.VERSION_OUT_OF_DATE);
              assertThat(refused.body().orElseThrow().text())
                  .contains("Client.BadCall.WrongDelta")
                  .contains("curVersion=\"2\"");
            });
    assertThat(subscribe("s1", true)).contains("deltaNum=\"2\"").doesNotContain("carol");
  }

  @Test
  void aContainerThatAClientOfTheLaterDialectChangesIsTold() {
    subscribe("s1", true);
    world.move(
        ALICE_LAPTOP,
        "<container id=\"32000\" version=\"0\"><member action=\"add\" type=\"user\""
            + " value=\"bob@litwareinc.com\"/></container>");
    assertThat(world.texts("s1"))
        .containsExactly(
            "<ACLlist deltaNum=\"2\"><userACL><ace type=\"USER\" mask=\"sip:bob@litwareinc.com\""
                + " rights=\"BD\"/>"
                + EVERYBODY);
    set("sip:bob@litwareinc.com", "AA", 2);
    assertThat(world.presentities.load(ALICE).orElseThrow().containers())
        .filteredOn(container -> container.id().value() == 32000)
        .allSatisfy(container -> assertThat(container.members()).isEmpty());
  }

  @Test
  void somebodyWhoWaitsIsTurnedToOnceAndNoMoreWhenHeHasBeenDecidedOn() {
    world.subscriberService.added(BOB, ALICE);
    assertThat(pending("p1")).contains("sip:bob@litwareinc.com").contains("displayName");
    world.subscriberService.added(PresenceWorld.CAROL, ALICE);
    assertThat(world.texts("p1"))
        .singleElement()
        .asString()
        .contains("carol")
        .doesNotContain("bob");
    set("sip:bob@litwareinc.com", "AA", 1);
    set("sip:carol@litwareinc.com", "BD", 2);
    assertThat(world.texts("p1")).isEmpty();
    assertThat(pending("p2")).isEqualTo("<watchers/>");
    assertThat(world.subscribers.find(ALICE)).allMatch(one -> one.acknowledged());
  }

  private String pending(String id) {
    return world
        .pendingWatchers
        .subscribe(PresenceWorld.request(id, ALICE_DESK, ALICE, Optional.empty()))
        .state()
        .orElseThrow()
        .text();
  }

  @Test
  void othersListsAreNobodysBusiness() {
    assertThatThrownBy(
            () ->
                world.roamingAcl.subscribe(
                    PresenceWorld.request("s", BOB_DESK, ALICE, Optional.empty())))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.status()).isEqualTo(403));
  }
}
