package org.confab.core.conferencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.core.conferencing.Conferencing.endpoint;

import java.util.Optional;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.protocol.conference.Role;
import org.confab.protocol.conference.Roster;
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
}
