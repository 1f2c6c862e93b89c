package org.confab.mediaserver.immcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.confab.mediaserver.immcu.TestMcu.Member;
import org.confab.mediaserver.mcu.Body;
import org.confab.mediaserver.mcu.LegRefused;
import org.confab.mediaserver.mcu.LegRequest;
import org.confab.protocol.conference.Role;
import org.confab.protocol.confim.Imdn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImConferenceTest {
  private static final String ID = "AB12CD34";

  private TestMcu mcu;
  private ImConference conference;
  private Member alice;
  private Member bob;
  private Member carol;

  @BeforeEach
  void threeMembers() {
    mcu = new TestMcu();
    conference = mcu.conference(ID);
    alice = mcu.join(conference, "alice", Role.PRESENTER, "text/plain", Imdn.CONTENT_TYPE);
    bob = mcu.join(conference, "bob");
    carol = mcu.join(conference, "carol");
  }

  @Test
  void whatOneSaysAllOthersGetWithItsAuthorAndNumber() {
    long id = alice.says("hello");
    assertThat(bob.dialog().texts()).containsExactly("hello");
    assertThat(carol.dialog().texts()).containsExactly("hello");
    assertThat(alice.dialog().texts()).isEmpty();
    LegRequest got = bob.dialog().got.get(0);
    assertThat(got.sender()).contains(TestMcu.user("alice"));
    assertThat(got.messageId()).hasValue(id);
  }

  @Test
  void numbersRise() {
    long first = alice.says("1");
    long second = bob.says("2");
    assertThat(second).isGreaterThan(first);
  }

  @Test
  void theAuthorHearsThatItIsTakenBeforeAnythingFollows() {
    alice
        .input()
        .message(
            new Body("text/plain", new byte[] {'x'}), id -> assertThat(bob.dialog().got).isEmpty());
    assertThat(bob.dialog().got).hasSize(1);
  }

  @Test
  void everyRecipientGetsEverythingInTheSameOrder() {
    for (int i = 0; i < 20; i++) {
      (i % 2 == 0 ? alice : bob).says("m" + i);
    }
    List<String> all = java.util.stream.IntStream.range(0, 20).mapToObj(i -> "m" + i).toList();
    assertThat(carol.dialog().texts()).isEqualTo(all);
  }

  @Test
  void theReportComesWhenAllHaveAnsweredAndNamesWhomItDidNotReach() {
    bob.dialog().silent();
    long id = alice.says("hello");
    assertThat(alice.dialog().reports).isEmpty();
    bob.dialog().answer(480);
    assertThat(alice.dialog().reports).hasSize(1);
    Imdn report = alice.dialog().reports.get(0);
    assertThat(report.messageId()).isEqualTo(Long.toString(id));
    assertThat(report.failed()).hasSize(1);
    assertThat(report.failed().get(0).uri()).isEqualTo("<sip:bob@x.test;gruu>");
    assertThat(report.failed().get(0).status()).isEqualTo(480);
    assertThat(report.failed().get(0).entries()).containsKey("ms-diagnostics");
  }

  @Test
  void successIsReportedToo() {
    alice.says("hello");
    assertThat(alice.dialog().reports).hasSize(1);
    assertThat(alice.dialog().reports.get(0).failed()).isEmpty();
  }

  @Test
  void whoDoesNotReadReportsGetsNone() {
    Member dan = mcu.join(conference, "dan", Role.ATTENDEE, "text/plain");
    dan.says("hello");
    assertThat(dan.dialog().reports).isEmpty();
  }

  @Test
  void aSlowMemberDelaysNobodyAndLosesOnlyWhatDoesNotFit() {
    bob.dialog().silent();
    for (int i = 0; i < 6; i++) {
      alice.says("m" + i);
    }
    assertThat(carol.dialog().texts()).hasSize(6);
    assertThat(bob.dialog().texts()).containsExactly("m0");
    // One is under way, four wait, the sixth is refused at once.
    assertThat(alice.dialog().reports).hasSize(1);
    assertThat(alice.dialog().reports.get(0).failed().get(0).status()).isEqualTo(503);
    while (bob.dialog().answer(200)) {
      assertThat(bob.dialog().open()).isLessThanOrEqualTo(1);
    }
    assertThat(bob.dialog().texts()).containsExactly("m0", "m1", "m2", "m3", "m4");
    assertThat(alice.dialog().reports).hasSize(6);
  }

  @Test
  void whoNeverAnswersIsGivenUp() {
    bob.dialog().silent();
    alice.says("1");
    alice.says("2");
    alice.says("3");
    bob.dialog().answer(408);
    bob.dialog().answer(408);
    assertThat(bob.dialog().ended).isFalse();
    bob.dialog().answer(408);
    assertThat(bob.dialog().ended).isTrue();
    assertThat(conference.size()).isEqualTo(2);
    assertThat(alice.dialog().reports).hasSize(3);
  }

  @Test
  void whoDoesNotKnowItsDialogAnyMoreIsOut() {
    bob.dialog().silent();
    alice.says("1");
    bob.dialog().answer(481);
    assertThat(bob.dialog().abandoned).isTrue();
    assertThat(conference.size()).isEqualTo(2);
  }

  @Test
  void whoLeavesWithMessagesWaitingIsInTheReports() {
    bob.dialog().silent();
    alice.says("1");
    alice.says("2");
    bob.input().left();
    assertThat(alice.dialog().reports).hasSize(1);
    assertThat(alice.dialog().reports.get(0).failed().get(0).status()).isEqualTo(480);
    bob.dialog().answer(481);
    assertThat(alice.dialog().reports).hasSize(2);
  }

  @Test
  void typingGoesToAllOthersAndOnlyTheNewestWaits() {
    bob.dialog().silent();
    alice.says("hello");
    alice.types();
    alice.types();
    bob.dialog().answer(200);
    bob.dialog().answer(200);
    assertThat(bob.dialog().got).extracting(LegRequest::method).containsExactly("MESSAGE", "INFO");
    assertThat(carol.dialog().got)
        .extracting(LegRequest::method)
        .containsExactly("MESSAGE", "INFO");
    assertThat(alice.dialog().got).isEmpty();
  }

  @Test
  void otherNoticesThanTypingAreRefused() {
    assertThatThrownBy(() -> alice.input().info(new Body("application/cccp+xml", new byte[1])))
        .isInstanceOfSatisfying(
            LegRefused.class, refused -> assertThat(refused.status()).isEqualTo(415));
  }

  @Test
  void ofSeveralFormsEverybodyGetsTheRichestThatItReads() {
    Member rich = mcu.join(conference, "dan", Role.ATTENDEE, "text/plain", "text/html");
    Member whole = mcu.join(conference, "erin", Role.ATTENDEE, "multipart/alternative");
    String body =
        "--b\r\nContent-Type: text/plain;msgr=AA\r\n\r\nhi\r\n"
            + "--b\r\nContent-Type: text/html\r\n\r\n<b>hi</b>\r\n--b--\r\n";
    alice.says("multipart/alternative;boundary=b", body);
    assertThat(bob.dialog().texts()).containsExactly("hi");
    assertThat(bob.dialog().got.get(0).contentType()).isEqualTo("text/plain;msgr=AA");
    assertThat(rich.dialog().texts()).containsExactly("<b>hi</b>");
    assertThat(whole.dialog().texts()).containsExactly(body);
  }

  @Test
  void whatAMemberCannotReadIsReportedAsNotDelivered() {
    alice.says("text/html", "<b>hi</b>");
    assertThat(bob.dialog().got).isEmpty();
    assertThat(alice.dialog().reports.get(0).failed())
        .extracting(Imdn.Recipient::status)
        .containsExactly(415, 415);
  }

  @Test
  void whatIsTooLongOrEmptyOrBrokenIsRefused() {
    assertThatThrownBy(() -> alice.says("x".repeat(1_001))).hasMessageContaining("413");
    assertThatThrownBy(() -> alice.says("")).hasMessageContaining("400");
    assertThatThrownBy(() -> alice.says("multipart/alternative;boundary=b", "no boundary"))
        .hasMessageContaining("400");
    assertThat(bob.dialog().got).isEmpty();
  }

  @Test
  void whoIsBlockedReadsAndIsNotRead() {
    conference.block(TestMcu.user("bob"), "{bob}", true);
    assertThatThrownBy(() -> bob.says("hello")).hasMessageContaining("403");
    alice.says("hello");
    assertThat(bob.dialog().texts()).containsExactly("hello");
    conference.block(TestMcu.user("bob"), "{BOB}", false);
    bob.says("thanks");
    assertThat(alice.dialog().texts()).containsExactly("thanks");
  }

  @Test
  void filtersBlockARoleAndTheNewRoleLiftsIt() {
    conference.filters(new org.confab.protocol.mcu.MediaFilters(false, true, false));
    assertThatThrownBy(() -> bob.says("hello")).hasMessageContaining("403");
    alice.says("I may");
    Member dan = mcu.join(conference, "dan");
    assertThatThrownBy(() -> dan.says("hello")).hasMessageContaining("403");
    assertThat(conference.role(TestMcu.user("bob"), Role.PRESENTER)).isTrue();
    bob.says("now I may");
    assertThat(alice.dialog().texts()).containsExactly("now I may");
  }

  @Test
  void whoIsPutOutGetsByeAndNothingMore() {
    assertThat(conference.remove(TestMcu.user("bob"), Optional.empty())).isTrue();
    assertThat(bob.dialog().ended).isTrue();
    alice.says("he is gone");
    assertThat(bob.dialog().texts()).isEmpty();
    assertThatThrownBy(() -> bob.says("am I?")).hasMessageContaining("481");
    assertThat(conference.remove(TestMcu.user("bob"), Optional.empty())).isFalse();
  }

  @Test
  void theEndIsByeForAll() {
    mcu.mcu.end(TestMcu.chat(ID), false);
    assertThat(List.of(alice, bob, carol)).allMatch(member -> member.dialog().ended);
    assertThat(mcu.mcu.load().legs()).isZero();
    assertThat(conference.news()).isEmpty();
  }

  @Test
  void whatMovesToAnotherMcuIsForgottenWithoutAWord() {
    mcu.mcu.end(TestMcu.chat(ID), true);
    assertThat(List.of(alice, bob, carol))
        .allMatch(member -> member.dialog().abandoned && !member.dialog().ended);
  }

  @Test
  void twoConferencesDoNotMix() {
    ImConference other = mcu.conference("ZZ99ZZ99");
    Member dan = mcu.join(other, "dan");
    Member erin = mcu.join(other, "erin");
    alice.says("here");
    dan.says("there");
    assertThat(bob.dialog().texts()).containsExactly("here");
    assertThat(erin.dialog().texts()).containsExactly("there");
    mcu.mcu.end(TestMcu.chat(ID), false);
    assertThat(dan.dialog().ended).isFalse();
  }
}
