package org.confab.mediaserver.immcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.confab.mediaserver.immcu.TestMcu.Member;
import org.confab.mediaserver.mcu.Body;
import org.confab.mediaserver.mcu.Conference;
import org.confab.mediaserver.mcu.FakeDialog;
import org.confab.mediaserver.mcu.McuLimits;
import org.confab.mediaserver.mcu.McuRefused;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.conference.DocumentState;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.mcu.JoiningMethod;
import org.confab.protocol.mcu.LegOrder;
import org.confab.protocol.mcu.LegStatus;
import org.confab.protocol.mcu.McuLeg;
import org.confab.protocol.mcu.McuState;
import org.confab.protocol.mcu.Provision;
import org.junit.jupiter.api.Test;

class ImAdmissionTest {
  private static final String ID = "AB12CD34";

  private final TestMcu mcu = new TestMcu();
  private final ImConference conference = mcu.conference(ID);

  private void knocks(String name) {
    conference.join(
        TestMcu.user(name),
        Optional.empty(),
        TestMcu.offer(),
        new FakeDialog(TestMcu.dialog(ID, name)),
        answer -> {});
  }

  @Test
  void whoIsNotAnnouncedIsNotLetIn() {
    assertThatThrownBy(() -> knocks("mallory")).hasMessageContaining("403");
    assertThat(conference.size()).isZero();
  }

  @Test
  void anAnnouncementHoldsOnceAndNotForLong() {
    conference.order(TestMcu.expected(ID, "bob", Role.ATTENDEE));
    knocks("bob");
    assertThatThrownBy(() -> knocks("bob")).hasMessageContaining("403");
    conference.order(TestMcu.expected(ID, "carol", Role.ATTENDEE));
    mcu.now = mcu.now.plus(Duration.ofSeconds(61));
    assertThatThrownBy(() -> knocks("carol")).hasMessageContaining("403");
  }

  @Test
  void anAnnouncementForACallLetsNoOtherCallIn() {
    conference.order(
        new LegOrder(
            TestMcu.chat(ID),
            TestMcu.user("bob"),
            "",
            Role.ATTENDEE,
            McuLeg.expected("{b}", McuType.CHAT, "another-call")));
    assertThatThrownBy(() -> knocks("bob")).hasMessageContaining("403");
  }

  @Test
  void announcementsAreLimited() {
    for (int i = 0; i < TestMcu.LIMITS.invitations(); i++) {
      conference.order(TestMcu.expected(ID, "user" + i, Role.ATTENDEE));
    }
    assertThatThrownBy(() -> conference.order(TestMcu.expected(ID, "more", Role.ATTENDEE)))
        .isInstanceOfSatisfying(
            McuRefused.class, r -> assertThat(r.reason()).isEqualTo(C3pReason.SERVER_BUSY));
  }

  @Test
  void aFullConferenceTakesNobody() {
    for (int i = 0; i < TestMcu.LIMITS.legs(); i++) {
      mcu.join(conference, "user" + i);
    }
    assertThatThrownBy(() -> mcu.join(conference, "more")).hasMessageContaining("503");
  }

  @Test
  void theSameEndpointAgainTakesThePlaceOfTheOldOne() {
    Member before = mcu.join(conference, "bob");
    Member after = mcu.join(conference, "bob");
    assertThat(before.dialog().ended).isTrue();
    assertThat(conference.size()).isEqualTo(1);
    before.input().left();
    assertThat(conference.size()).isEqualTo(1);
    assertThat(after.dialog().ended).isFalse();
  }

  @Test
  void nobodyTakesTheEndpointOfAnother() {
    Member bob = mcu.join(conference, "bob");
    conference.order(TestMcu.expected(ID, "carol", Role.ATTENDEE));
    for (String endpoint : List.of("{bob}", "{carol}")) {
      McuLeg stolen = McuLeg.expected(endpoint, McuType.CHAT, "");
      LegOrder order =
          new LegOrder(TestMcu.chat(ID), TestMcu.user("mallory"), "", Role.ATTENDEE, stolen);
      assertThatThrownBy(() -> conference.order(order))
          .isInstanceOfSatisfying(
              McuRefused.class, r -> assertThat(r.reason()).isEqualTo(C3pReason.FORBIDDEN));
    }
    assertThatThrownBy(() -> knocks("mallory")).hasMessageContaining("403");
    assertThat(bob.dialog().ended).isFalse();
    knocks("carol");
  }

  @Test
  void aDialogIsTakenOverWithItsConferenceOnly() {
    Member bob = mcu.join(conference, "bob");
    conference.tellEverything();
    McuLeg leg = conference.news().orElseThrow().members().get(0).legs().get(0);
    LegOrder order = new LegOrder(TestMcu.chat(ID), TestMcu.user("bob"), "", Role.ATTENDEE, leg);
    assertThatThrownBy(() -> conference.order(order)).isInstanceOf(McuRefused.class);
    assertThat(bob.dialog().ended).isFalse();
  }

  @Test
  void whoAsksForTheConferenceSeesNoDialogs() {
    mcu.join(conference, "bob");
    McuLeg seen = conference.whole().members().get(0).legs().get(0);
    assertThat(seen.status()).isEqualTo(LegStatus.CONNECTED);
    assertThat(seen.dialog()).isEmpty();
  }

  @Test
  void theServerIsToldWhoComesAndGoesWithRisingVersions() {
    McuState first = conference.news().orElseThrow();
    assertThat(first.state()).isEqualTo(DocumentState.FULL);
    assertThat(first.version()).isEqualTo(1);
    assertThat(conference.news()).isEmpty();
    Member bob = mcu.join(conference, "bob");
    McuState came = conference.news().orElseThrow();
    assertThat(came.version()).isEqualTo(2);
    assertThat(came.state()).isEqualTo(DocumentState.PARTIAL);
    McuLeg leg = came.members().get(0).legs().get(0);
    assertThat(leg.status()).isEqualTo(LegStatus.CONNECTED);
    assertThat(leg.dialog()).contains(bob.dialog().state());
    bob.input().left();
    McuLeg gone = conference.news().orElseThrow().members().get(0).legs().get(0);
    assertThat(gone.status()).isEqualTo(LegStatus.DISCONNECTED);
  }

  @Test
  void whoComesAndGoesUntoldIsToldOnce() {
    conference.news();
    mcu.join(conference, "bob").input().left();
    mcu.join(conference, "carol");
    McuState both = conference.news().orElseThrow();
    assertThat(both.version()).isEqualTo(2);
    assertThat(both.members()).hasSize(2);
  }

  @Test
  void aServerThatLostCountIsToldEverything() {
    mcu.join(conference, "bob");
    conference.news();
    conference.tellEverything();
    McuState all = conference.news().orElseThrow();
    assertThat(all.state()).isEqualTo(DocumentState.FULL);
    assertThat(all.members()).hasSize(1);
  }

  @Test
  void theCseqIsToldAgainBeforeATakeOverCouldFallBehind() {
    Member alice = mcu.join(conference, "alice");
    mcu.join(conference, "bob");
    conference.news();
    for (int i = 0; i < 4_999; i++) {
      alice.says("x");
    }
    assertThat(conference.news()).isEmpty();
    alice.says("x");
    assertThat(conference.news()).isPresent();
  }

  @Test
  void anotherMcuGoesOnInTheDialogsBeyondTheirCseq() {
    mcu.join(conference, "alice");
    Member bob = mcu.join(conference, "bob");
    bob.says("before");
    conference.tellEverything();
    McuState told = conference.news().orElseThrow();
    TestMcu successor = new TestMcu();
    Conference<?> after =
        successor.mcu.provision(
            new Provision(
                TestMcu.settings(ID, 1),
                told.members().stream()
                    .map(
                        member ->
                            new LegOrder(
                                TestMcu.chat(ID),
                                member.user(),
                                "",
                                Role.ATTENDEE,
                                member.legs().get(0)))
                    .toList()));
    assertThat(after.size()).isEqualTo(2);
    FakeDialog alice = successor.dialogs.get("alice");
    assertThat(alice.state().localSequence()).isEqualTo(10_001);
    successor
        .called
        .get(1)
        .message(
            new Body("text/plain", "after".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            id -> assertThat(id).isGreaterThan(1_000_000));
    assertThat(alice.texts()).containsExactly("after");
    assertThat(after.news().orElseThrow().generation()).isEqualTo(1);
  }

  @Test
  void theFirstThatIsToldHasAllWhoGoOnInIt() throws Exception {
    int many = 400;
    TestMcu successor = new TestMcu(new McuLimits(1, many, many, Duration.ZERO), TestMcu.MESSAGES);
    CompletableFuture<McuState> told =
        CompletableFuture.supplyAsync(
            () -> {
              Optional<McuState> news = Optional.empty();
              while (news.isEmpty()) {
                news = successor.mcu.find(TestMcu.chat(ID)).flatMap(Conference::news);
              }
              return news.get();
            });
    var unused =
        successor.mcu.provision(
            new Provision(
                TestMcu.settings(ID, 1),
                IntStream.range(0, many).mapToObj(i -> goesOn("user" + i)).toList()));
    assertThat(told.get(20, TimeUnit.SECONDS).members().size()).isEqualTo(many);
  }

  private static LegOrder goesOn(String name) {
    McuLeg leg =
        new McuLeg(
            "{" + name + "}",
            McuType.CHAT,
            LegStatus.CONNECTED,
            JoiningMethod.DIALED_IN,
            Optional.empty(),
            "",
            false,
            List.of("text/plain"),
            Optional.of(TestMcu.dialog(ID, name)));
    return new LegOrder(TestMcu.chat(ID), TestMcu.user(name), "", Role.ATTENDEE, leg);
  }

  @Test
  void theSameConferenceAgainChangesNothingAndAFormerGenerationIsRefused() {
    Member bob = mcu.join(conference, "bob");
    assertThat(mcu.mcu.provision(Provision.empty(TestMcu.settings(ID, 0)))).isSameAs(conference);
    assertThat(bob.dialog().ended).isFalse();
    Conference<?> next = mcu.mcu.provision(Provision.empty(TestMcu.settings(ID, 2)));
    assertThat(next).isNotSameAs(conference);
    assertThat(bob.dialog().abandoned).isTrue();
    assertThatThrownBy(() -> mcu.mcu.provision(Provision.empty(TestMcu.settings(ID, 1))))
        .isInstanceOf(McuRefused.class);
  }

  @Test
  void whoIsCalledIsInWhenItAnswers() {
    McuLeg leg =
        new McuLeg(
            "{d}",
            McuType.CHAT,
            LegStatus.DIALING_OUT,
            JoiningMethod.DIALED_OUT,
            Optional.of(TestMcu.user("dan")),
            "",
            false,
            List.of(),
            Optional.empty());
    conference.order(new LegOrder(TestMcu.chat(ID), TestMcu.user("dan"), "", Role.ATTENDEE, leg));
    Member alice = mcu.join(conference, "alice");
    alice.says("too early for dan");
    mcu.called.get(0).answered(TestMcu.offer("text/plain").orElseThrow());
    alice.says("hello dan");
    assertThat(mcu.dialogs.get("dan").texts()).containsExactly("hello dan");
  }

  @Test
  void aDrainingMcuTakesNoNewConferencesButKeepsItsOwn() {
    mcu.mcu.drain();
    assertThatThrownBy(() -> mcu.conference("ZZ99ZZ99")).isInstanceOf(McuRefused.class);
    assertThat(mcu.conference(ID)).isSameAs(conference);
  }

  @Test
  void conferencesAreLimited() {
    mcu.conference("ZZ99ZZ91");
    mcu.conference("ZZ99ZZ92");
    assertThatThrownBy(() -> mcu.conference("ZZ99ZZ93")).isInstanceOf(McuRefused.class);
  }
}
