package org.confab.core.mcufactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.core.mcufactory.MediaServers.ALICE;
import static org.confab.core.mcufactory.MediaServers.BOB;
import static org.confab.core.mcufactory.MediaServers.CHAT;
import static org.confab.core.mcufactory.MediaServers.FOCUS;
import static org.confab.core.mcufactory.MediaServers.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.conference.ConferenceId;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.mcu.Provision;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

class McuFactoryTest {
  private final MediaServers world = new MediaServers();
  private final McuFactory factory = world.factory;

  private McuAssignment assign() {
    return factory.assign(CHAT).toCompletableFuture().join();
  }

  private void chatWith(org.confab.protocol.sip.SipUri... users) {
    McuAssignment by = assign();
    for (int i = 0; i < users.length; i++) {
      factory.state(world.connected(by.server(), by.generation(), i + 1, users[i]));
    }
  }

  private static EndpointId endpoint(SipUri user) {
    return new EndpointId(user, Epid.of("epid1"));
  }

  @Test
  void aConferenceIsGivenToOneMediaServerOnce() {
    world.up("a", 1);
    world.up("b", 1);
    assertThat(assign().server().id()).isEqualTo("a");
    assertThat(assign().server().id()).isEqualTo("a");
    assertThat(world.orders("a")).containsExactly("addConference");
    assertThat(world.told).containsExactly("served");
    assertThat(factory.types()).containsExactly(McuType.CHAT);
  }

  @Test
  void joinsThatComeWhileItIsProvisionedWait() {
    world.up("a", 1);
    world.slow = true;
    CompletableFuture<McuAssignment> first = factory.assign(CHAT).toCompletableFuture();
    CompletableFuture<McuAssignment> second = factory.assign(CHAT).toCompletableFuture();
    assertThat(world.waiting).hasSize(1);
    world.waiting.remove(0).run();
    assertThat(first).isCompleted();
    assertThat(second).isCompleted();
  }

  @Test
  void joinsThatComeWhileItIsToldThatItIsServedDoNotGetItAnotherOne() {
    world.up("a", 1);
    List<CompletableFuture<McuAssignment>> meanwhile = new ArrayList<>();
    world.whileServed = () -> meanwhile.add(factory.assign(CHAT).toCompletableFuture());
    McuAssignment by = assign();
    assertThat(world.orders("a")).containsExactly("addConference");
    assertThat(meanwhile).hasSize(1);
    assertThat(meanwhile.get(0)).isCompletedWithValue(by);
  }

  @Test
  void aMediaServerThatIsLostWhileItIsToldOfIsFollowedByAnother() {
    world.up("a", 1);
    world.up("b", 1);
    world.whileServed =
        () -> {
          world.whileServed = () -> {};
          world.registry.unreachable("a", server("a", 1).incarnation());
        };
    assertThat(assign().server().id()).isEqualTo("b");
  }

  @Test
  void withoutAMediaServerItIs503AndTheNextTryIsFree() {
    assertThatThrownBy(this::assign)
        .cause()
        .isInstanceOfSatisfying(
            McuUnavailable.class,
            refused -> assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(10)));
    world.up("a", 1);
    assertThat(assign().server().id()).isEqualTo("a");
  }

  @Test
  void whoDoesNotTakeItIsFollowedByTheNext() {
    world.up("a", 1);
    world.up("b", 1);
    world.up("c", 1);
    world.unwilling.add("a");
    world.dead.add("b");
    assertThat(assign().server().id()).isEqualTo("c");
    assertThat(world.registry.find("a").orElseThrow().state()).isEqualTo(McuServer.State.READY);
    assertThat(world.registry.find("b").orElseThrow().state()).isEqualTo(McuServer.State.LOST);
  }

  @Test
  void aConferenceThatIsNotActiveOrNoMcuIsRefused() {
    world.up("a", 1);
    ConferenceUri other = ConferenceUri.focus(ALICE, ConferenceId.of("OTHERONE")).mcu(McuType.CHAT);
    assertThatThrownBy(() -> factory.assign(other).toCompletableFuture().join())
        .cause()
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.diagnostic()).isEqualTo(Diagnostic.CONFERENCE_URI_INVALID));
    assertThatThrownBy(() -> factory.assign(FOCUS))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.diagnostic()).isEqualTo(Diagnostic.MCU_URI_INVALID));
    assertThat(factory.conferences()).isZero();
  }

  @Test
  void aParticipantsCallIsAnnouncedAndAStrangersRefused() {
    world.up("a", 1);
    factory.admit(CHAT, endpoint(BOB), "call-1").toCompletableFuture().join();
    assertThat(world.orders("a")).containsExactly("addConference", "addUser");
    world.inside.remove(BOB);
    assertThatThrownBy(() -> factory.admit(CHAT, endpoint(BOB), "call-2"))
        .isInstanceOf(Refused.class);
  }

  @Test
  void onlyTheMediaServerThatServesItSpeaksForAConference() {
    world.up("a", 1);
    world.up("b", 1);
    assign();
    assertThat(factory.speaksFor("a", CHAT)).isTrue();
    assertThat(factory.speaksFor("b", CHAT)).isFalse();
    assertThat(factory.speaksFor("a", FOCUS.mcu(McuType.MEETING))).isFalse();
    world.registry.unreachable("a", server("a", 1).incarnation());
    assertThat(factory.speaksFor("a", CHAT)).isFalse();
    assertThat(factory.speaksFor("b", CHAT)).isTrue();
  }

  @Test
  void whenAMediaServerIsLostAnotherGoesOnWithItsSessions() {
    world.up("a", 1);
    world.up("b", 1);
    chatWith(ALICE, BOB);
    world.registry.unreachable("a", server("a", 1).incarnation());
    Provision given = Provision.read(world.last("b"));
    assertThat(given.conference().generation()).isEqualTo(2);
    assertThat(given.legs()).extracting(leg -> leg.user()).containsExactly(ALICE, BOB);
    assertThat(given.legs().get(0).leg().dialog().orElseThrow().callId()).isEqualTo("call-alice");
    assertThat(assign().server().id()).isEqualTo("b");
    assertThat(world.told).containsExactly("served", "served");
  }

  @Test
  void whoHasLeftTheFocusMeanwhileDoesNotGoOn() {
    world.up("a", 1);
    world.up("b", 1);
    chatWith(ALICE, BOB);
    world.inside.remove(BOB);
    world.registry.unreachable("a", server("a", 1).incarnation());
    assertThat(Provision.read(world.last("b")).legs()).hasSize(1);
  }

  @Test
  void theRestartedProcessGetsItsConferencesAgain() {
    world.up("a", 1);
    chatWith(ALICE, BOB);
    world.dead.add("a");
    world.clock.forward(Duration.ofSeconds(6));
    world.registry.sweep();
    assertThat(factory.assignment(CHAT)).isEmpty();
    CompletableFuture<McuAssignment> join = factory.assign(CHAT).toCompletableFuture();
    world.clock.forward(Duration.ofSeconds(3));
    factory.sweep();
    assertThat(join).isNotDone();
    world.up("a", 2);
    assertThat(join.join().server().incarnation()).isEqualTo(server("a", 2).incarnation());
    assertThat(Provision.read(world.last("a")).legs()).hasSize(2);
    assertThat(world.byes).isEmpty();
  }

  @Test
  void afterTenSecondsWithoutAnotherEverybodyIsTold() {
    world.up("a", 1);
    chatWith(ALICE, BOB);
    world.dead.add("a");
    world.registry.unreachable("a", server("a", 1).incarnation());
    CompletableFuture<McuAssignment> join = factory.assign(CHAT).toCompletableFuture();
    world.clock.forward(Duration.ofSeconds(11));
    factory.sweep();
    assertThat(world.told).containsExactly("served", "unserved");
    assertThat(world.byes).containsExactly(ALICE.asString(), BOB.asString());
    assertThatThrownBy(join::join).hasCauseInstanceOf(McuUnavailable.class);
    world.up("a", 2);
    assertThat(assign().generation()).isGreaterThan(1);
  }

  @Test
  void aDrainedMediaServerIsEmptiedWithoutAnybodyLeaving() {
    world.up("a", 1);
    chatWith(ALICE, BOB);
    world.up("b", 1);
    world.registry.drain("a", true);
    assertThat(assign().server().id()).isEqualTo("b");
    assertThat(Provision.read(world.last("b")).legs()).hasSize(2);
    assertThat(world.last("a").name()).isEqualTo("deleteConference");
    assertThat(world.last("a").attribute("moved")).contains("true");
    assertThat(world.byes).isEmpty();
  }

  @Test
  void withoutAnotherItStaysAtTheDrainedOne() {
    world.up("a", 1);
    chatWith(ALICE);
    world.registry.drain("a", true);
    assertThat(assign().server().id()).isEqualTo("a");
    ConferenceUri second = FOCUS.mcu(McuType.AUDIO_VIDEO);
    assertThatThrownBy(() -> factory.assign(second).toCompletableFuture().join())
        .hasCauseInstanceOf(McuUnavailable.class);
  }

  @Test
  void theEndOfAConferenceIsToldToItsMediaServer() {
    world.up("a", 1);
    assign();
    factory.end(FOCUS);
    assertThat(world.last("a").name()).isEqualTo("deleteConference");
    assertThat(world.last("a").attribute("moved")).isEmpty();
    assertThat(factory.conferences()).isZero();
  }

  @Test
  void afterTheEndOfAConferenceItsMediaServerMayStillSayGoodbyeForAWhile() {
    world.up("a", 1);
    assign();
    factory.end(FOCUS);
    assertThat(factory.speaksFor("a", CHAT)).isTrue();
    world.clock.forward(McuLimits.DEFAULT.farewell().plusSeconds(1));
    world.up("a", 1);
    factory.sweep();
    assertThat(factory.speaksFor("a", CHAT)).isFalse();
  }

  @Test
  void aConferenceThatEndsWhileItIsProvisionedIsTakenBack() {
    world.up("a", 1);
    world.slow = true;
    CompletableFuture<McuAssignment> join = factory.assign(CHAT).toCompletableFuture();
    factory.end(FOCUS);
    world.slow = false;
    new ArrayList<>(world.waiting).forEach(Runnable::run);
    assertThat(join).isCompletedExceptionally();
    assertThat(world.orders("a")).containsExactly("addConference", "deleteConference");
  }

  @Test
  void aMediaServerThatDiesWhileItIsProvisionedIsFollowedByAnother() {
    world.up("a", 1);
    world.up("b", 1);
    world.slow = true;
    CompletableFuture<McuAssignment> join = factory.assign(CHAT).toCompletableFuture();
    world.registry.unreachable("a", server("a", 1).incarnation());
    world.slow = false;
    List.copyOf(world.waiting).forEach(Runnable::run);
    assertThat(factory.assignment(CHAT).orElseThrow().server().id()).isEqualTo("b");
    assertThat(join).isCompleted();
  }

  @Test
  void whenADrainedMediaServerDiesMeanwhileWhoWaitsIsServedByTheNext() {
    world.up("a", 1);
    chatWith(ALICE);
    world.up("b", 1);
    world.slow = true;
    world.registry.drain("a", true);
    CompletableFuture<McuAssignment> join = factory.assign(CHAT).toCompletableFuture();
    world.registry.unreachable("a", server("a", 1).incarnation());
    world.dead.add("b");
    world.slow = false;
    List.copyOf(world.waiting).forEach(Runnable::run);
    assertThat(join).isNotDone();
    world.up("a", 2);
    world.registry.drain("a", false);
    assertThat(join.join().server().incarnation()).isEqualTo(server("a", 2).incarnation());
  }

  @Test
  void aCandidateThatDoesNotAnswerInTimeTakesNothingAway() {
    world.up("a", 1);
    chatWith(ALICE);
    world.up("b", 1);
    world.slow = true;
    world.registry.drain("a", true);
    assertThatThrownBy(() -> factory.state(world.connected(server("b", 1), 2, 1, BOB)))
        .isInstanceOfSatisfying(
            McuRefused.class,
            early -> assertThat(early.reason()).isEqualTo(C3pReason.INVALID_VERSION));
    factory.state(world.connected(server("a", 1), 1, 2, BOB));
    assertThat(world.states).hasSize(2);
  }

  @Test
  void oneParticipantCannotAnnounceCallsWithoutEnd() {
    world.up("a", 1);
    assign();
    for (int i = 0; i < McuLimits.DEFAULT.calls(); i++) {
      factory.admit(CHAT, endpoint(BOB), "call-" + i);
    }
    assertThatThrownBy(() -> factory.admit(CHAT, endpoint(BOB), "call-x"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.diagnostic()).isEqualTo(Diagnostic.OVERLOADED));
    factory.admit(CHAT, endpoint(ALICE), "call-a").toCompletableFuture().join();
    world.clock.forward(McuLimits.DEFAULT.callsWithin().plusSeconds(1));
    factory.admit(CHAT, endpoint(BOB), "call-y").toCompletableFuture().join();
  }
}
