package org.confab.core.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.confab.core.MovableClock;
import org.confab.core.SipDomains;
import org.confab.core.authentication.NegotiateAcceptor.Acceptance;
import org.confab.core.directory.User;
import org.confab.core.directory.UserCache;
import org.confab.core.figures.Figure;
import org.confab.protocol.http.BasicCredentials;
import org.confab.protocol.kerberos.NegotiationToken;
import org.confab.protocol.ntlm.NtlmResponder;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSignInTest {
  private static final SipUri ALICE = SipUri.parse("sip:alice@litwareinc.com");
  private static final SipUri ERIN = SipUri.parse("sip:erin@litwareinc.com");
  private static final WebOrigin HERE = new WebOrigin("1", true, "192.0.2.1");
  private static final String BASIC = "Basic realm=\"Confab\", charset=\"UTF-8\"";

  private final MovableClock clock = new MovableClock();
  private final GuessLimits guesses = new GuessLimits(clock);
  private final WebSignIn signIn = signIn(Optional.empty());

  private WebSignIn signIn(Optional<NegotiateAcceptor> acceptor) {
    UserCache users = new UserCache(SipDomains.of("litwareinc.com"));
    users.put(new User(ALICE, "Alice", "", "", "", "", "", true));
    users.put(new User(ERIN, "Erin", "", "", "", "", "", false));
    CredentialStore credentials = new InMemoryCredentialStore();
    credentials.store(ALICE, UserSecrets.of(ALICE, "Confab-1"));
    credentials.store(ERIN, UserSecrets.of(ERIN, "Confab-1"));
    return new WebSignIn(
        AuthenticationSettings.of("sip.litwareinc.com", SipDomains.of("litwareinc.com")),
        users,
        credentials,
        guesses,
        acceptor,
        clock,
        new SecureRandom());
  }

  @Test
  void offersNtlmAndBasicWhereAConnectionIsOneClients() {
    assertThat(judge("", HERE)).isEqualTo(new WebVerdict.Challenged(List.of("NTLM", BASIC)));
    assertThat(judge("", new WebOrigin("1", false, "192.0.2.1")))
        .isEqualTo(new WebVerdict.Challenged(List.of(BASIC)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"alice", "alice@litwareinc.com", "ALICE"})
  void ntlmProvesAUser(String name) {
    assertThat(user(ntlm(name, "Confab-1", false))).contains(ALICE);
    assertThat(user(ntlm(name, "Confab-1", true))).contains(ALICE);
  }

  @ParameterizedTest
  @CsvSource({"alice,wrong", "nobody,Confab-1", "erin,Confab-1", "alice@other.com,Confab-1"})
  void wrongUnknownAndDisabledGetTheSameAnswer(String name, String password) {
    assertThat(ntlm(name, password, false))
        .isEqualTo(new WebVerdict.Challenged(List.of("NTLM", BASIC)));
    assertThat(basic(name, password)).isEqualTo(ntlm(name, password, false));
  }

  @Test
  void aChangedMicIsWrong() {
    byte[] token = NtlmResponder.answerOnConnection(challenge(HERE), "alice", "Confab-1", true);
    token[73] ^= 1;
    assertThat(user(judge(header("NTLM", token), HERE))).isEmpty();
  }

  @Test
  void theConnectionAloneProvesNothingAfterwards() {
    assertThat(user(ntlm("alice", "Confab-1", false))).contains(ALICE);
    assertThat(user(judge("", HERE))).isEmpty();
  }

  @Test
  void aChallengeIsForItsConnectionOnceAndAMinute() {
    byte[] first = NtlmResponder.answerOnConnection(challenge(HERE), "alice", "Confab-1", false);
    WebOrigin other = new WebOrigin("2", true, "192.0.2.1");
    assertThat(user(judge(header("NTLM", first), other))).isEmpty();
    assertThat(user(judge(header("NTLM", first), HERE))).contains(ALICE);
    assertThat(user(judge(header("NTLM", first), HERE))).isEmpty();

    byte[] late = NtlmResponder.answerOnConnection(challenge(HERE), "alice", "Confab-1", false);
    clock.forward(NtlmHandshakes.MAX_AGE);
    assertThat(user(judge(header("NTLM", late), HERE))).isEmpty();
  }

  @Test
  void ntlmIsNotTakenOnASharedConnection() {
    WebOrigin shared = new WebOrigin("1", false, "192.0.2.1");
    assertThat(judge(header("NTLM", NtlmResponder.negotiate()), shared))
        .isEqualTo(new WebVerdict.Challenged(List.of(BASIC)));
  }

  @Test
  void basicProvesAUser() {
    assertThat(user(basic("LITWAREINC\\alice", "Confab-1"))).contains(ALICE);
  }

  @Test
  void guessesAreCountedTogetherWithThoseOfSip() {
    for (int i = 0; i < GuessLimits.PER_USER_AND_SOURCE / 2; i++) {
      ntlm("alice", "wrong", false);
      basic("alice", "wrong");
    }
    assertThat(ntlm("alice", "Confab-1", false)).isInstanceOf(WebVerdict.TooManyGuesses.class);
    assertThat(basic("alice", "Confab-1")).isInstanceOf(WebVerdict.TooManyGuesses.class);
    assertThat(guesses.refused(ALICE.address(), "192.0.2.1")).isPresent();
    clock.forward(GuessLimits.WINDOW.plus(Duration.ofSeconds(1)));
    assertThat(user(ntlm("alice", "Confab-1", false))).contains(ALICE);
  }

  private long counted(String scheme, String outcome) {
    return signIn.figures().stream()
        .filter(one -> one.labels().equals(List.of(scheme, outcome)))
        .mapToLong(Figure::now)
        .sum();
  }

  @Test
  void itIsCountedHowRequestsEndThatShowWhoSendsThem() {
    judge("", HERE);
    ntlm("alice", "Confab-1", false);
    basic("alice", "Confab-1");
    basic("alice", "wrong");
    signIn.password("alice", "Confab-1", HERE);
    for (int i = 0; i < GuessLimits.PER_USER_AND_SOURCE; i++) {
      basic("alice", "wrong");
    }

    assertThat(counted("ntlm", "admitted")).isEqualTo(1);
    assertThat(counted("ntlm", "refused")).as("a question is no refusal").isZero();
    assertThat(counted("basic", "admitted")).isEqualTo(1);
    assertThat(counted("basic", "refused")).isEqualTo(GuessLimits.PER_USER_AND_SOURCE);
    assertThat(counted("basic", "blocked")).isEqualTo(1);
    assertThat(counted("password", "admitted")).isEqualTo(1);
    assertThat(counted("kerberos", "refused")).isZero();
  }

  @Test
  void negotiateIsOfferedAndTakenWhereKerberosIsSetUp() {
    WebSignIn kerberos =
        signIn(
            Optional.of(
                token ->
                    new Acceptance(
                        new String(token, StandardCharsets.US_ASCII).equals("ticket of erin")
                            ? Optional.of(ERIN)
                            : Optional.of(ALICE),
                        new byte[0])));
    assertThat(kerberos.judge(Optional.empty(), HERE))
        .isEqualTo(new WebVerdict.Challenged(List.of("Negotiate", "NTLM", BASIC)));
    assertThat(user(kerberos.judge(Optional.of(negotiate("ticket of alice")), HERE)))
        .contains(ALICE);
    assertThat(user(kerberos.judge(Optional.of(negotiate("ticket of erin")), HERE))).isEmpty();
    assertThat(user(signIn.judge(Optional.of(negotiate("ticket of alice")), HERE))).isEmpty();
  }

  @Test
  void theServersAnswerToATicketIsPassedOn() {
    WebSignIn kerberos =
        signIn(Optional.of(token -> new Acceptance(Optional.of(ALICE), new byte[] {1, 2, 3})));
    assertThat(kerberos.judge(Optional.of(negotiate("ticket of alice")), HERE))
        .isInstanceOfSatisfying(
            WebVerdict.Known.class, known -> assertThat(known.answer()).contains("Negotiate AQID"));
  }

  @Test
  void aClientWithoutATicketSendsNtlmInANegotiation() {
    byte[] first = negotiation(NtlmResponder.negotiate());
    WebVerdict.Challenged asked = (WebVerdict.Challenged) judge(header("Negotiate", first), HERE);
    String value = asked.challenges().get(0);
    assertThat(value).startsWith("Negotiate ");
    byte[] challenge =
        NegotiationToken.ntlm(Base64.getDecoder().decode(value.substring("Negotiate ".length())))
            .orElseThrow();
    byte[] answer =
        NegotiationToken.challenge(
            NtlmResponder.answerOnConnection(challenge, "alice", "Confab-1", true));
    WebVerdict verdict = judge(header("Negotiate", answer), HERE);
    assertThat(user(verdict)).contains(ALICE);
    assertThat(((WebVerdict.Known) verdict).answer())
        .contains(header("Negotiate", NegotiationToken.completed()));
  }

  /** A first message that offers NTLM alone and brings its first token (RFC 4178 4.2.1). */
  private static byte[] negotiation(byte[] ntlm) {
    HexFormat hex = HexFormat.of();
    String token =
        "a2"
            + hex.toHexDigits((byte) (ntlm.length + 2))
            + "04"
            + hex.toHexDigits((byte) ntlm.length)
            + hex.formatHex(ntlm);
    String list = "a00e300c060a2b06010401823702020a";
    String fields = list + token;
    String sequence = "30" + hex.toHexDigits((byte) (fields.length() / 2)) + fields;
    String choice = "a0" + hex.toHexDigits((byte) (sequence.length() / 2)) + sequence;
    String inside = "06062b0601050502" + choice;
    return hex.parseHex("60" + hex.toHexDigits((byte) (inside.length() / 2)) + inside);
  }

  @Property
  void noHeaderThrows(@ForAll @StringLength(max = 200) String text) {
    for (String scheme : List.of("", "Basic ", "NTLM ", "Negotiate ", "NTLM TlRMTVNTUAA")) {
      assertThat(user(judge(scheme + text, HERE))).isEmpty();
    }
  }

  private static String negotiate(String token) {
    return header("Negotiate", token.getBytes(StandardCharsets.US_ASCII));
  }

  private WebVerdict ntlm(String name, String password, boolean withMic) {
    byte[] token = NtlmResponder.answerOnConnection(challenge(HERE), name, password, withMic);
    return judge(header("NTLM", token), HERE);
  }

  private byte[] challenge(WebOrigin origin) {
    WebVerdict.Challenged asked =
        (WebVerdict.Challenged) judge(header("NTLM", NtlmResponder.negotiate()), origin);
    return Base64.getDecoder().decode(asked.challenges().get(0).substring("NTLM ".length()));
  }

  private WebVerdict basic(String name, String password) {
    return judge(new BasicCredentials(name, password).asString(), HERE);
  }

  private WebVerdict judge(String header, WebOrigin origin) {
    return signIn.judge(Optional.of(header).filter(h -> !h.isEmpty()), origin);
  }

  private static String header(String scheme, byte[] token) {
    return scheme + " " + Base64.getEncoder().encodeToString(token);
  }

  private static Optional<SipUri> user(WebVerdict verdict) {
    return verdict instanceof WebVerdict.Known known
        ? Optional.of(known.user().aor())
        : Optional.empty();
  }
}
