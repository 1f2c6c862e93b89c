package org.confab.core.conferencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.core.conferencing.Conferencing.endpoint;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.DocumentState;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.conference.Roster;
import org.confab.protocol.mcu.JoiningMethod;
import org.confab.protocol.mcu.LegStatus;
import org.confab.protocol.mcu.McuLeg;
import org.confab.protocol.mcu.McuOrigin;
import org.confab.protocol.mcu.McuState;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

/** Phones that know nothing of C3P (RFC 4579). */
class PhoneJoinTest {
  private static final String SDP =
      "v=0\r\no=- 1 1 IN IP4 1.2.3.4\r\ns=-\r\nc=IN IP4 1.2.3.4\r\nt=0 0\r\n";

  private final Conferencing conferencing = new Conferencing();
  private final String focus = conferencing.add("alice", "AB12CD34", "openAuthenticated", "");

  private JoinAnswer call(String name, Body body) {
    return conferencing.focus.join(
        new JoinRequest(
            new FocusDialogId(name),
            endpoint(name),
            "flow-" + name,
            "",
            Optional.empty(),
            SipUri.parse(focus),
            false,
            Optional.empty(),
            "",
            body));
  }

  @Test
  void aPhoneThatOffersNoMediaIsInTheRoster() {
    JoinAnswer answer = call("bob", new Body("", new byte[0]));
    assertThat(answer.body().contentType()).isEqualTo("application/sdp");
    assertThat(answer.body().text()).startsWith("v=0").doesNotContain("m=");
    call("carol", Body.of("application/sdp", SDP));
    Roster roster = conferencing.subscribe(focus, "bob").users().orElseThrow();
    assertThat(roster.users()).extracting(Roster.User::displayText).containsExactly("Bob", "Carol");
    assertThat(roster.users().get(0).roles()).containsExactly(Role.ATTENDEE);
    conferencing.focus.left(new FocusDialogId("carol"));
    assertThat(conferencing.seenBy("bob")).hasSize(1);
  }

  @Test
  void aPhoneThatOffersVoiceIsToldThatNobodyTakesIt() {
    Body voice = Body.of("application/sdp", SDP + "m=audio 4000 RTP/AVP 0\r\n");
    assertThatThrownBy(() -> call("bob", voice))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(488);
              assertThat(refused.diagnostic()).isEqualTo(Diagnostic.MEDIA_NOT_SERVED);
            });
    assertThat(conferencing.live.active()).isEmpty();
  }

  @Test
  void theSamePolicyHoldsForPhones() {
    assertThatThrownBy(() -> call("stranger", new Body("", new byte[0])))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.status()).isEqualTo(403));
  }

  private static final String VOICE = SDP + "m=audio 4000 RTP/AVP 0\r\n";

  private static FocusDialogId callOf(String name, String callId) {
    return FocusDialogId.ofCall(SipUri.of(name, "litwareinc.com"), callId);
  }

  private ConferenceUri dial(String name, String target) {
    return dial(name, "call-" + name, target);
  }

  private ConferenceUri dial(String name, String callId, String target) {
    return conferencing.focus.call(
        new JoinRequest(
            callOf(name, callId),
            endpoint(name),
            "flow-" + name,
            "",
            Optional.empty(),
            SipUri.parse(target),
            false,
            Optional.empty(),
            "",
            Body.of("application/sdp", VOICE)));
  }

  private ConferenceUri audio() {
    conferencing.mcus.types.add(McuType.AUDIO_VIDEO);
    return ConferenceUri.parse(focus).orElseThrow().mcu(McuType.AUDIO_VIDEO);
  }

  private void told(String state, String name) {
    conferencing
        .focus
        .mcus()
        .state(
            new McuState(
                new McuOrigin("m1", new UUID(1, 2)),
                ConferenceUri.parse(focus).orElseThrow(),
                McuType.AUDIO_VIDEO,
                1,
                1,
                DocumentState.PARTIAL,
                List.of(
                    new McuState.Member(
                        SipUri.of(name, "litwareinc.com"),
                        List.of(
                            new McuLeg(
                                "{mcu-" + name + "}",
                                McuType.AUDIO_VIDEO,
                                LegStatus.find(state).orElseThrow(),
                                JoiningMethod.DIALED_IN,
                                Optional.empty(),
                                "call-" + name,
                                false,
                                List.of(),
                                Optional.empty())))),
                Optional.empty()));
  }

  private List<String> inside() {
    return conferencing.live.find(ConferenceUri.parse(focus).orElseThrow()).stream()
        .flatMap(state -> state.participants().stream())
        .map(Participant::displayName)
        .toList();
  }

  @Test
  void aPhoneThatOffersVoiceComesInAndGoesOnToTheMcu() {
    ConferenceUri audio = audio();
    assertThat(dial("bob", focus)).isEqualTo(audio);
    assertThat(dial("carol", audio.asString())).isEqualTo(audio);
    assertThat(inside()).containsExactly("Bob", "Carol");
    assertThatThrownBy(() -> dial("stranger", focus)).isInstanceOf(Refused.class);
  }

  @Test
  void aPhoneIsInsideAsLongAsItsCall() {
    audio();
    dial("bob", focus);
    told("connected", "bob");
    assertThat(inside()).containsExactly("Bob");
    told("disconnected", "bob");
    assertThat(inside()).isEmpty();
  }

  @Test
  void whenTheMcuIsLostForGoodPhonesAreOut() {
    ConferenceUri audio = audio();
    dial("bob", focus);
    told("connected", "bob");
    conferencing.focus.mcus().unserved(audio);
    assertThat(inside()).isEmpty();
  }

  @Test
  void aCallThatDoesNotComeAboutLeavesNobody() {
    audio();
    dial("bob", focus);
    conferencing.focus.callFailed(callOf("bob", "call-bob"), "flow-bob");
    assertThat(inside()).isEmpty();
  }

  @Test
  void aCallWithTheCallIdOfAnotherDoesNotPutThatOneOut() {
    audio();
    dial("bob", focus);
    told("connected", "bob");
    conferencing.focus.callFailed(callOf("carol", "call-bob"), "flow-carol");
    assertThat(inside()).containsExactly("Bob");
    dial("carol", "call-bob", focus);
    conferencing.focus.callFailed(callOf("carol", "call-bob"), "flow-carol");
    assertThat(inside()).containsExactly("Bob");
    told("disconnected", "bob");
    assertThat(inside()).isEmpty();
  }

  @Test
  void aCallByAnotherConnectionInTheSameNameDoesNotEndTheFirst() {
    audio();
    dial("bob", focus);
    conferencing.focus.callFailed(callOf("bob", "call-bob"), "flow-other");
    assertThat(inside()).containsExactly("Bob");
  }

  @Test
  void whoIsInsideAlreadyCallsTheMcuWithoutASecondSession() {
    ConferenceUri audio = audio();
    call("bob", new Body("", new byte[0]));
    dial("bob", audio.asString());
    told("connected", "bob");
    told("disconnected", "bob");
    assertThat(inside()).containsExactly("Bob");
  }
}
