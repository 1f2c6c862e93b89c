package org.confab.core.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.authentication.AuthenticationFixture.answer;
import static org.confab.core.authentication.AuthenticationFixture.bytes;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.confab.core.MovableClock;
import org.confab.core.SipDomains;
import org.confab.core.directory.User;
import org.confab.core.directory.UserCache;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.sipae.NtlmClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two people of the same name in two domains of one server: each is himself alone. */
class SeveralDomainsTest {
  private static final SipDomains DOMAINS =
      SipDomains.of("litwareinc.com", "fabrikam.com", "fabrikam.de");
  private static final FlowOrigin ORIGIN = new FlowOrigin("f1", "tcp", "192.0.2.7");
  private static final String LITWARE = "alice@litwareinc.com";
  private static final String FABRIKAM = "alice@fabrikam.com";
  private static final String GERMAN = "alice@fabrikam.de";
  private static final String BERT = "bert@fabrikam.de";

  private final MovableClock clock = new MovableClock();
  private final UserCache users = new UserCache(DOMAINS);
  private final CredentialStore credentials = new InMemoryCredentialStore();
  private final GuessLimits guesses = new GuessLimits(clock);
  private final AuthenticationSettings settings =
      AuthenticationSettings.of("sip.litwareinc.com", DOMAINS);
  private final Authenticator authenticator =
      new Authenticator(
          settings, users, credentials, guesses, List.of(), clock, new SecureRandom());
  private int sequence;

  @BeforeEach
  void people() {
    for (String address : List.of(LITWARE, FABRIKAM, GERMAN, BERT)) {
      SipUri aor = SipUri.parse("sip:" + address);
      users.put(new User(aor, "Alice", "", "", "", "", "", true));
      credentials.store(aor, UserSecrets.of(aor, passwordOf(address)));
    }
  }

  /** Another one each. */
  private static String passwordOf(String address) {
    return "of " + address;
  }

  private byte[] register(String address, String epid) {
    sequence++;
    return bytes(
        """
        REGISTER sip:%1$s SIP/2.0
        Via: SIP/2.0/TCP 192.0.2.7:5060;branch=z9hG4bK%2$d
        From: <sip:%3$s>;tag=21%4$s
        To: <sip:%3$s>
        CSeq: %2$d REGISTER
        Call-ID: 12ab
        Contact: <sip:192.0.2.7:5060>
        Content-Length: 0

        """
            .formatted(
                address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT),
                sequence,
                address,
                epid));
  }

  private Verdict judge(byte[] message) {
    return authenticator.inbound(ORIGIN, message).verdict();
  }

  private static Optional<String> who(Verdict verdict) {
    return verdict instanceof Verdict.Authenticated known
        ? Optional.of(known.endpoint().aor().address())
        : Optional.empty();
  }

  private Optional<String> byDigest(String address, String name, String password) {
    DigestClient phone = new DigestClient(name, password);
    phone.challenged((Verdict.Challenged) judge(register(address, "")), "SHA-256");
    return who(judge(phone.authorize(register(address, ""))));
  }

  @ParameterizedTest
  @CsvSource({
    "alice@litwareinc.com, litwareinc.com",
    "alice@Fabrikam.com, fabrikam.com",
    "alice@contoso.com, litwareinc.com"
  })
  void aPhoneIsAskedForTheRealmOfItsUsersDomainAndAStrangerForThePrimary(
      String address, String realm) {
    DigestClient phone = new DigestClient("alice", "");
    phone.challenged((Verdict.Challenged) judge(register(address, "")), "MD5");
    assertThat(phone.parameter("realm")).isEqualTo(realm);
  }

  @ParameterizedTest
  @CsvSource({LITWARE, FABRIKAM})
  void aPhoneSignsInByItsBareNameAndByItsAddress(String address) {
    assertThat(byDigest(address, "alice", passwordOf(address))).contains(address);
    assertThat(byDigest(address, address, passwordOf(address))).contains(address);
  }

  @Test
  void oneIsNotTheOther() {
    assertThat(byDigest(FABRIKAM, "alice", passwordOf(LITWARE))).isEmpty();
    assertThat(byDigest(LITWARE, "alice", passwordOf(FABRIKAM))).isEmpty();
    assertThat(byDigest(FABRIKAM, LITWARE, passwordOf(LITWARE))).isEmpty();
    assertThat(byNtlm(FABRIKAM, "", LITWARE, passwordOf(LITWARE))).isEmpty();
    assertThat(byNtlm(FABRIKAM, "FABRIKAM", "alice", passwordOf(LITWARE))).isEmpty();
  }

  private Optional<String> byNtlm(String address, String domain, String user, String password) {
    NtlmClient client = new NtlmClient(domain, user, password);
    Verdict last = judge(client.authorize(register(address, ";epid=b34afb6ebb23")));
    for (int step = 0; step < 2 && last instanceof Verdict.Challenged challenge; step++) {
      client.received(answer(challenge));
      last = judge(client.authorize(register(address, ";epid=b34afb6ebb23")));
    }
    return who(last);
  }

  @ParameterizedTest
  @CsvSource({
    "alice@fabrikam.com, '', alice@fabrikam.com",
    "alice@fabrikam.com, LITWAREINC, alice@fabrikam.com",
    "alice@fabrikam.com, FABRIKAM, Alice",
    "alice@fabrikam.com, Fabrikam.com, alice",
    "alice@fabrikam.de, Fabrikam.de, alice",
    "bert@fabrikam.de, FABRIKAM, bert",
    "alice@litwareinc.com, LITWAREINC, alice",
    "alice@litwareinc.com, '', alice",
    "alice@litwareinc.com, CONTOSO, alice"
  })
  void aNameWithItsDomainIsOfThatDomainAndABareOneOfThePrimary(
      String address, String domain, String user) {
    assertThat(byNtlm(address, domain, user, passwordOf(address))).contains(address);
  }

  @ParameterizedTest
  @CsvSource({
    "alice@fabrikam.com, alice@fabrikam.com",
    "FABRIKAM\\alice, alice@fabrikam.com",
    "fabrikam.com\\Alice, alice@fabrikam.com",
    "fabrikam.de\\alice, alice@fabrikam.de",
    "FABRIKAM\\bert, bert@fabrikam.de",
    "FABRIKAM\\alice@litwareinc.com, alice@litwareinc.com",
    "sip:alice@FABRIKAM.com, alice@fabrikam.com",
    "LITWAREINC\\alice, alice@litwareinc.com",
    "alice, alice@litwareinc.com"
  })
  void soItIsOnTheWeb(String name, String address) {
    PasswordCheck check = new PasswordCheck(users, credentials, guesses);
    assertThat(check.check(name, passwordOf(address), "192.0.2.7").map(User::aor))
        .contains(SipUri.parse("sip:" + address));
    String other = address.equals(LITWARE) ? FABRIKAM : LITWARE;
    assertThat(check.check(name, passwordOf(other), "192.0.2.7")).isEmpty();
  }

  /** The label tells the domains apart no more: who is not the first gives his in full. */
  @Test
  void ofTwoOfOneNameInDomainsOfOneLabelTheFirstDomainsIsMeant() {
    PasswordCheck check = new PasswordCheck(users, credentials, guesses);
    assertThat(check.check("FABRIKAM\\alice", passwordOf(GERMAN), "192.0.2.7")).isEmpty();
    assertThat(byNtlm(GERMAN, "FABRIKAM", "alice", passwordOf(GERMAN))).isEmpty();
    assertThat(byNtlm(GERMAN, "FABRIKAM", GERMAN, passwordOf(GERMAN))).contains(GERMAN);
  }

  @Test
  void whoIsNobodyInDomainsOfOneLabelIsRefused() {
    PasswordCheck check = new PasswordCheck(users, credentials, guesses);
    assertThat(check.check("FABRIKAM\\nobody", "x", "192.0.2.7")).isEmpty();
    assertThat(check.check("FABRIKAM\\", "x", "192.0.2.7")).isEmpty();
    assertThat(check.check("FABRIKAM\\a@b@c", "x", "192.0.2.7")).isEmpty();
  }

  @Test
  void theRealmOfEachDomainIsThisServersAffair() {
    OtherRealms others = new OtherRealms(DOMAINS);
    assertThat(others.concern("Digest realm=\"fabrikam.com\", nonce=\"1\"")).isFalse();
    assertThat(others.concern("Digest realm=\"litwareinc.com\", nonce=\"1\"")).isFalse();
    assertThat(others.concern("Digest realm=\"contoso.com\", nonce=\"1\"")).isTrue();
  }
}
