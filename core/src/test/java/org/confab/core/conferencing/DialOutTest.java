package org.confab.core.conferencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.conferencing.Conferencing.user;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.confab.core.registrar.Bindings;
import org.confab.core.registrar.ClientDialect;
import org.confab.protocol.c3p.C3pCode;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A presenter has somebody called into the conference. */
class DialOutTest {
  private final Conferencing conferencing = new Conferencing();
  private String focus = "";

  @BeforeEach
  void aConference() {
    focus = conferencing.add("alice", "AB12CD34", "anonymous", "");
    conferencing.join(focus, "alice");
    conferencing.signsIn("erin", "epid1");
    conferencing.signsIn("erin", "epid2");
  }

  private CompletableFuture<C3pResponse> call(String callee) {
    return called(conferencing, focus, "alice", callee);
  }

  private static CompletableFuture<C3pResponse> called(
      Conferencing where, String into, String by, String callee) {
    String user =
        "<user xmlns='urn:ietf:params:xml:ns:conference-info' entity='%s'><endpoint>"
            + "<joining-method>dialed-out</joining-method></endpoint></user>";
    return where
        .command(
            into,
            by,
            "<addUser><conferenceKeys confEntity='"
                + into
                + "'/>"
                + user.formatted(user(callee).asString())
                + "</addUser>")
        .response()
        .toCompletableFuture();
  }

  private Conferencing.Invited at(int device) {
    return conferencing.invited.get(device);
  }

  @Test
  void theFirstDeviceThatTakesItCountsAndTheOthersAreCancelled() {
    CompletableFuture<C3pResponse> answer = call("erin");
    assertThat(at(0).invitation().focus().asString()).isEqualTo(focus);
    assertThat(at(0).invitation().conversation()).isEqualTo("conversation-alice");
    assertThat(at(0).invitation().body().text()).contains(focus);
    at(1).answered().accept(200);
    assertThat(answer.join().code()).isEqualTo(C3pCode.SUCCESS);
    assertThat(at(0).afterwards()).containsExactly("CANCEL");
    assertThat(at(1).afterwards()).isEmpty();
  }

  @Test
  void aDeviceThatTakesItTooLateIsHungUpOnce() {
    call("erin");
    at(1).answered().accept(200);
    at(0).answered().accept(200);
    at(0).answered().accept(200);
    assertThat(at(0).afterwards()).containsExactly("CANCEL", "BYE");
    at(1).answered().accept(200);
    assertThat(at(1).afterwards()).as("the one that counts, said again").isEmpty();
  }

  @Test
  void itFailsWhenAllHaveRefused() {
    CompletableFuture<C3pResponse> answer = call("erin");
    at(0).answered().accept(Ringing.UNREACHABLE);
    assertThat(answer).isNotDone();
    at(1).answered().accept(603);
    assertThat(answer.join().reason()).contains(C3pReason.OTHER_FAILURE);
  }

  @Test
  void whoDoesNotAnswerInTimeIsNotCalledAnyLonger() {
    CompletableFuture<C3pResponse> answer = call("erin");
    conferencing.scheduler.run();
    assertThat(answer.join().reason()).contains(C3pReason.TIME_OUT);
    assertThat(at(0).afterwards()).containsExactly("CANCEL");
    at(1).answered().accept(200);
    assertThat(at(1).afterwards()).containsExactly("CANCEL", "BYE");
  }

  @Test
  void theEndOfTheConferenceEndsTheCalls() {
    CompletableFuture<C3pResponse> answer = call("erin");
    conferencing.info(
        focus,
        "alice",
        "<deleteConference><conferenceKeys confEntity='" + focus + "'/></deleteConference>");
    assertThat(answer).isDone();
    assertThat(at(0).afterwards()).containsExactly("CANCEL");
  }

  @Test
  void onlyDevicesThatUnderstandAnInvitationRing() {
    conferencing.signsIn("dan", Bindings.of("dan", "gone"));
    conferencing.signsIn(
        "dan",
        Bindings.speaking(
            Bindings.until(
                Bindings.of("dan", "phone"), conferencing.clock.instant().plusSeconds(9)),
            ClientDialect.PLAIN));
    assertThat(call("dan").join().reason()).contains(C3pReason.TIME_OUT);
    assertThat(conferencing.invited).isEmpty();
  }

  @Test
  void nobodyIsCalledTwiceAtOnce() {
    call("erin");
    assertThat(call("erin").join().reason()).contains(C3pReason.PREVIOUS_REQUEST_PENDING);
    assertThat(conferencing.invited).hasSize(2);
    at(0).answered().accept(486);
    at(1).answered().accept(486);
    assertThat(call("erin")).isNotDone();
  }

  @Test
  void oneParticipantHasSoManyCalledAtOnceAndAConferenceToo() {
    Conferencing few =
        new Conferencing(
            TestLimits.calls(new ConferencingLimits.Calls(2, 1, Duration.ofMinutes(3))),
            Optional.empty());
    String here =
        few.add(
            "alice",
            "AB12CD34",
            "anonymous",
            "<ci:users>"
                + "<ci:user entity='sip:bob@litwareinc.com'><ci:roles><ci:entry>presenter</ci:entry>"
                + "</ci:roles></ci:user></ci:users>");
    for (String name : List.of("alice", "bob")) {
      few.join(here, name);
    }
    for (String name : List.of("carol", "dan", "erin")) {
      few.signsIn(name, "epid-" + name);
    }
    assertThat(called(few, here, "alice", "carol")).isNotDone();
    assertThat(called(few, here, "alice", "dan").join().reason()).contains(C3pReason.SERVER_BUSY);
    assertThat(called(few, here, "bob", "dan")).isNotDone();
    few.invited.get(1).answered().accept(486);
    assertThat(called(few, here, "bob", "erin")).isNotDone();
  }
}
