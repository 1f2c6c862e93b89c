package org.confab.core.conferencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.core.conferencing.Conferencing.user;

import java.time.Duration;
import org.confab.core.Refused;
import org.confab.protocol.c3p.C3pCode;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.Role;
import org.junit.jupiter.api.Test;

/** What is left of a conference when the server dies in the middle of it. */
class FocusRestartTest {
  private final Conferencing before = new Conferencing();
  private final String focus = before.add("alice", "AB12CD34", "openAuthenticated", "");

  private static ConferenceState state(Conferencing conferencing, String focus) {
    return conferencing.live.find(ConferenceUri.parse(focus).orElseThrow()).orElseThrow();
  }

  private void commands(String command) {
    assertThat(before.info(focus, "alice", command.replace("FOCUS", focus)).code())
        .isEqualTo(C3pCode.SUCCESS);
  }

  private void lock() {
    commands(
        "<modifyConferenceLock><conferenceKeys confEntity='FOCUS'/><locked>true</locked>"
            + "</modifyConferenceLock>");
  }

  private void promoteBob() {
    commands(
        "<modifyUserRoles><userKeys confEntity='FOCUS' userEntity='sip:bob@litwareinc.com'/>"
            + "<user-roles><entry>presenter</entry></user-roles></modifyUserRoles>");
  }

  @Test
  void lockAndRolesAreThereAndMembersComeBack() {
    before.join(focus, "alice");
    before.join(focus, "bob");
    promoteBob();
    lock();
    Conferencing after = before.restarted();
    after.join(focus, "bob");
    assertThat(state(after, focus).locked()).isTrue();
    assertThat(state(after, focus).participant(user("bob")).orElseThrow().role())
        .isEqualTo(Role.PRESENTER);
    assertThatThrownBy(() -> after.join(focus, "carol"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("locked");
  }

  @Test
  void whoWasPutOutOfALockedConferenceDoesNotComeBack() {
    before.join(focus, "alice");
    before.join(focus, "bob");
    lock();
    commands(
        "<deleteUser><userKeys confEntity='FOCUS' userEntity='sip:bob@litwareinc.com'/></deleteUser>");
    Conferencing after = before.restarted();
    assertThatThrownBy(() -> after.join(focus, "bob")).isInstanceOf(Refused.class);
  }

  @Test
  void aRoleThatWasGivenHoldsUntilTheConferenceIsOver() {
    before.join(focus, "alice");
    before.join(focus, "bob");
    promoteBob();
    before.focus.left(new FocusDialogId("bob"));
    before.join(focus, "bob");
    assertThat(state(before, focus).participant(user("bob")).orElseThrow().role())
        .isEqualTo(Role.PRESENTER);
    commands("<deleteConference><conferenceKeys confEntity='FOCUS'/></deleteConference>");
    before.join(focus, "bob");
    assertThat(state(before, focus).participant(user("bob")).orElseThrow().role())
        .isEqualTo(Role.ATTENDEE);
  }

  @Test
  void whatNobodyComesBackForIsForgottenAfterAWeek() {
    before.join(focus, "alice");
    lock();
    Conferencing after = before.restarted();
    after.clock.forward(Duration.ofDays(8));
    after.focus.sweep();
    assertThat(after.liveRecords.find(ConferenceUri.parse(focus).orElseThrow())).isEmpty();
  }

  @Test
  void anExpiryThatNobodyChoseMovesOnWithEachUse() {
    before.clock.forward(Duration.ofDays(13));
    before.join(focus, "alice");
    before.focus.left(new FocusDialogId("alice"));
    before.clock.forward(Duration.ofDays(13));
    before.focus.sweep();
    assertThat(before.join(focus, "alice").code()).isEqualTo(C3pCode.SUCCESS);
  }

  @Test
  void aConferenceWhoseTimeIsOverEnds() {
    String short_ =
        before
            .service(
                "alice",
                Conferencing.addConference(
                    "<msci:conference-id>SHORT001</msci:conference-id>"
                        + "<msci:expiry-time>"
                        + before.clock.instant().plusSeconds(60)
                        + "</msci:expiry-time>",
                    ""))
            .answer()
            .child("conference-info")
            .flatMap(info -> info.attribute("entity"))
            .orElseThrow();
    before.join(short_, "bob");
    before.clock.forward(Duration.ofMinutes(2));
    before.focus.sweep();
    assertThat(before.ended).containsExactly("bob");
    assertThatThrownBy(() -> before.join(short_, "bob")).isInstanceOf(Refused.class);
  }
}
