package org.confab.core.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.authentication.AuthenticationFixture.bytes;
import static org.confab.core.authentication.AuthenticationFixture.origin;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.confab.protocol.conference.ConferenceId;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.digest.DigestAlgorithm;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People without an account, as [MS-SIPAE] 4.5 shows them. */
class AnonymousSignInTest {
  private static final String NOBODY = "sip:6551156d569c4b7d945f310ff10943c5@anonymous.invalid";
  private static final ConferenceUri CONFERENCE =
      ConferenceUri.focus(SipUri.parse("sip:bob@litwareinc.com"), ConferenceId.of("AB12CD34"));
  private static final String FOCUS = CONFERENCE.asString();
  private static final String CHAT = FOCUS.replace(":focus:", ":chat:");

  private final AuthenticationFixture server = new AuthenticationFixture();
  private int sequence;

  @BeforeEach
  void aConferenceForStrangers() {
    server.conferenceKeys.put(CONFERENCE, "s3cret");
  }

  private byte[] request(String method, String target, String from, String more) {
    sequence++;
    return bytes(
        """
        %1$s %2$s SIP/2.0
        Via: SIP/2.0/TLS 192.0.2.7:5060;branch=z9hG4bK%3$d
        From: "Alice" <%4$s>;tag=21;epid=ab12cd34ef
        To: <%2$s>
        CSeq: %3$d %1$s
        Call-ID: 12ab
        Contact: <%4$s;proxy=replace>
        %5$sContent-Length: 0

        """
            .formatted(method, target, sequence, from, more));
  }

  private Verdict send(String flow, byte[] message) {
    return server.authenticator.inbound(origin(flow), message).verdict();
  }

  private static String parameter(String challenge, String name) {
    Matcher found = Pattern.compile(name + "=\"?([^\",]+)\"?").matcher(challenge);
    return found.find() ? found.group(1) : "";
  }

  private static String md5(String text) {
    return HexFormat.of()
        .formatHex(DigestAlgorithm.MD5.hash(text.getBytes(StandardCharsets.UTF_8)));
  }

  private String challenge(String flow, byte[] request) {
    Verdict.Challenged by = (Verdict.Challenged) send(flow, request);
    assertThat(by.status()).isEqualTo(401);
    return by.headers().stream()
        .filter(header -> header.name().equals("WWW-Authenticate"))
        .map(ResponseHeader::value)
        .findFirst()
        .orElseThrow();
  }

  private static byte[] proved(byte[] request, String challenge, String key, int count) {
    RawMessage message = RawMessage.parse(request);
    String name = "6551156d569c4b7d945f310ff10943c5";
    String realm = parameter(challenge, "realm");
    String nonce = parameter(challenge, "nonce");
    String nc = String.format("%08x", count);
    String a1 = md5(md5(name + ":" + realm + ":" + key) + ":" + nonce + ":c1");
    String a2 = md5(message.method() + ":" + message.requestUri());
    String response = md5(String.join(":", a1, nonce, nc, "c1", "auth", a2));
    return message.rewritten(
        any -> false,
        "Authorization: Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", qop=auth, nc=%s, cnonce=\"c1\", response=\"%s\", opaque=\"%s\", algorithm=MD5-sess"
            .formatted(
                name,
                realm,
                nonce,
                message.requestUri(),
                nc,
                response,
                parameter(challenge, "opaque")));
  }

  private Verdict enter(String method, String target, String key) {
    byte[] request = request(method, target, NOBODY, "Event: conference\n");
    return send("f", proved(request, challenge("f", request), key, 1));
  }

  @Test
  void isChallengedInTheRealmOfTheOrganizerByTheKindOfDigestThatClientsKnow() {
    String challenge = challenge("f", request("INVITE", FOCUS, NOBODY, ""));
    assertThat(challenge)
        .startsWith("Digest realm=\"bob@litwareinc.com\", nonce=\"")
        .contains("algorithm=MD5-sess, qop=\"auth\"");
  }

  @ParameterizedTest
  @CsvSource({
    "INVITE,FOCUS",
    "INFO,FOCUS",
    "SUBSCRIBE,FOCUS",
    "BYE,FOCUS",
    "INVITE,CHAT",
    "MESSAGE,CHAT"
  })
  void goesWhereTheKeyLets(String method, String to) {
    String target = to.equals("CHAT") ? CHAT : FOCUS;
    Verdict verdict = enter(method, target, "s3cret");
    assertThat(verdict).isInstanceOf(Verdict.Authenticated.class);
    assertThat(((Verdict.Authenticated) verdict).endpoint().aor().asString()).isEqualTo(NOBODY);
  }

  @Test
  void isKnownAgainByAckAndAnswers() {
    enter("INVITE", FOCUS, "s3cret");
    assertThat(send("f", request("ACK", FOCUS, NOBODY, "")))
        .isInstanceOf(Verdict.Authenticated.class);
    assertThat(send("other", request("ACK", FOCUS, NOBODY, "")))
        .isInstanceOf(Verdict.Challenged.class);
  }

  @Test
  void aWrongKeyAndAConferenceThatAdmitsNobodyGetTheSameAnswer() {
    Verdict.Challenged wrong = (Verdict.Challenged) enter("INVITE", FOCUS, "wrong");
    Verdict.Challenged closed =
        (Verdict.Challenged) enter("INVITE", FOCUS.replace("AB12", "ZZ12"), "s3cret");
    for (Verdict.Challenged by : java.util.List.of(wrong, closed)) {
      assertThat(by.status()).isEqualTo(401);
      assertThat(by.diagnostic()).isEqualTo(Optional.of(Diagnostic.HANDSHAKE_FAILED));
    }
  }

  @Test
  void guessingIsLimited() {
    for (int i = 0; i < GuessLimits.PER_USER_AND_SOURCE; i++) {
      enter("INVITE", FOCUS, "guess" + i);
    }
    Verdict.Challenged over = (Verdict.Challenged) enter("INVITE", FOCUS, "s3cret");
    assertThat(over.status()).isEqualTo(403);
    assertThat(over.headers()).extracting(ResponseHeader::name).contains("Retry-After");
  }

  @Test
  void whoIsInsideIsNotSilencedByTheGuessesOfOthers() {
    byte[] request = request("INVITE", FOCUS, NOBODY, "");
    String challenge = challenge("inside", request);
    assertThat(send("inside", proved(request, challenge, "s3cret", 1)))
        .isInstanceOf(Verdict.Authenticated.class);
    for (int i = 0; i < GuessLimits.PER_USER_AND_SOURCE; i++) {
      enter("INVITE", FOCUS, "guess" + i);
    }
    assertThat(((Verdict.Challenged) enter("INVITE", FOCUS, "s3cret")).status()).isEqualTo(403);

    byte[] next = request("INFO", FOCUS, NOBODY, "");
    assertThat(send("inside", proved(next, challenge, "s3cret", 2)))
        .isInstanceOf(Verdict.Authenticated.class);
  }

  @Test
  void anAnswerCountsOnceAndOnItsFlow() {
    byte[] request = request("INVITE", FOCUS, NOBODY, "");
    String challenge = challenge("f", request);
    byte[] answer = proved(request, challenge, "s3cret", 1);
    assertThat(send("f", answer)).isInstanceOf(Verdict.Authenticated.class);
    assertThat(send("f", answer)).isInstanceOf(Verdict.Challenged.class);
    assertThat(send("f", proved(request, challenge, "s3cret", 2)))
        .isInstanceOf(Verdict.Authenticated.class);
    assertThat(send("g", proved(request, challenge, "s3cret", 3)))
        .isInstanceOf(Verdict.Challenged.class);
  }

  @ParameterizedTest
  @CsvSource({
    "INVITE,sip:bob@litwareinc.com",
    "MESSAGE,sip:bob@litwareinc.com",
    "REGISTER,sip:litwareinc.com",
    "SERVICE,FOCUS",
    "REFER,FOCUS",
    "PUBLISH,FOCUS"
  })
  void goesNowhereElse(String method, String target) {
    Verdict.Challenged by =
        (Verdict.Challenged) send("f", request(method, target.replace("FOCUS", FOCUS), NOBODY, ""));
    assertThat(by.status()).isEqualTo(403);
    assertThat(by.diagnostic()).contains(Diagnostic.CREDENTIALS_NOT_FOR_FROM);
  }

  @Test
  void subscribesToTheConferenceAndToNothingElseOfTheOrganizer() {
    Verdict.Challenged by =
        (Verdict.Challenged) send("f", request("SUBSCRIBE", FOCUS, NOBODY, "Event: presence\n"));
    assertThat(by.status()).isEqualTo(403);
  }

  @Test
  void theKeyOfAConferenceIsNoPasswordOfItsOrganizer() {
    byte[] request = request("INVITE", FOCUS, "sip:bob@litwareinc.com", "");
    byte[] nobodys = request("INVITE", FOCUS, NOBODY, "");
    Verdict verdict = send("f", proved(request, challenge("f", nobodys), "s3cret", 1));
    assertThat(verdict).isInstanceOf(Verdict.Challenged.class);
  }
}
