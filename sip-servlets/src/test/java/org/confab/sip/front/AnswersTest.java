package org.confab.sip.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.core.Settings;
import org.confab.core.authentication.ResponseHeader;
import org.confab.core.authentication.Verdict;
import org.confab.protocol.sip.Diagnostic;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final String[] LINES = {
    "From: <sip:alice@litwareinc.com>;tag=1", "Call-ID: c1", "To: <sip:bob@litwareinc.com>"
  };

  private final Answers answers = new Answers(Settings.of(name -> Optional.empty()));

  @Test
  void aRefusalTellsStatusDiagnosticsAndBody() throws IOException {
    FakeSip sip = new FakeSip("SERVICE", LINES);
    answers.refuse(
        sip.request(),
        new Refused(
            409,
            Diagnostic.VERSION_OUT_OF_DATE,
            "old",
            Optional.of(Body.of("application/msrtc-fault+xml", "<Fault/>"))));
    assertThat(sip.answer)
        .containsExactly(
            "409",
            "ms-diagnostics: " + Diagnostic.VERSION_OUT_OF_DATE.header("sip.litwareinc.com"),
            "application/msrtc-fault+xml, 8",
            "sent");
  }

  @Test
  void aFailureGivesNothingAway() throws IOException {
    FakeSip sip = new FakeSip("INVITE", LINES);
    answers.fail(sip.request(), new IllegalStateException("secret"));
    assertThat(sip.answer).first().isEqualTo("500");
    assertThat(sip.answer).noneMatch(line -> line.contains("secret"));
  }

  @Test
  void whatCannotBeAnsweredIsNot() throws IOException {
    for (String method : List.of("ACK", "CANCEL", "BENOTIFY")) {
      FakeSip sip = new FakeSip(method, LINES);
      answers.refuse(sip.request(), new Refused(404, Diagnostic.USER_DOES_NOT_EXIST, "no"));
      answers.fail(sip.request(), new IllegalStateException("no"));
      assertThat(sip.answer).isEmpty();
    }
  }

  @Test
  void anAnswerThatWasMadeButNotSentDoesNotStandInTheWay() throws IOException {
    FakeSip sip = new FakeSip("SERVICE", LINES).on("isCommitted", none -> true);
    answers.refuse(sip.request(), new Refused(404, Diagnostic.USER_DOES_NOT_EXIST, "no"));
    assertThat(sip.answer).startsWith("404").endsWith("sent");
  }

  @Test
  void whatHasBeenAnsweredIsNotAnsweredAgain() throws IOException {
    FakeSip sip =
        new FakeSip("SERVICE", LINES)
            .on(
                "createResponse",
                status -> {
                  throw new IllegalStateException("answered");
                });
    answers.refuse(sip.request(), new Refused(404, Diagnostic.USER_DOES_NOT_EXIST, "no"));
    answers.fail(sip.request(), new IllegalStateException("no"));
    assertThat(sip.answer).isEmpty();
  }

  @Test
  void aChallengeCarriesTheHeadersOfTheEdge() throws IOException {
    FakeSip sip = new FakeSip("REGISTER", LINES);
    answers.challenge(
        sip.request(),
        new Verdict.Challenged(
            401,
            List.of(new ResponseHeader("WWW-Authenticate", "NTLM realm=\"x\"")),
            Optional.of(Diagnostic.HANDSHAKE_FAILED),
            "first"));
    assertThat(sip.answer).startsWith("401", "WWW-Authenticate: NTLM realm=\"x\"").endsWith("sent");
    assertThat(sip.answer).anyMatch(line -> line.matches("Date: \\w{3}, \\d\\d \\w{3} .* GMT"));
  }

  @Test
  void theCallerIsWhomTheEdgeFoundAndNobodyElse() {
    assertThat(CallerOf.request(new FakeSip("INVITE", LINES).from("Alice", "01").request()).aor())
        .hasToString("sip:alice@litwareinc.com");
    assertThatThrownBy(
            () -> CallerOf.request(new FakeSip("INVITE", LINES).from("bob", "01").request()))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(403));
    assertThatThrownBy(() -> CallerOf.request(new FakeSip("INVITE", LINES).request()))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(500));
  }
}
