package org.confab.core.authentication;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.core.MovableClock;
import org.confab.core.SipDomains;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.sipae.NtlmClient;

/** A server with alice and bob, and the messages of their clients. */
final class AuthenticationFixture {
  static final String PASSWORD = "Confab-1";
  static final String FLOW = "a1";
  static final String EPID = "b34afb6ebb23";

  private final Map<SipUri, User> users = new ConcurrentHashMap<>();
  final MovableClock clock = new MovableClock("2026-11-21T01:55:41Z");
  final InMemoryCredentialStore credentials = new InMemoryCredentialStore();

  /** As the server has them: from memory, for users and for others. */
  final RememberedCredentialStore remembered =
      new RememberedCredentialStore(credentials, aor -> users.containsKey(aor));

  /** The server's own, of 127.0.0.1 alone. */
  static final String CHECK_USER = "check-1";

  final GuessLimits guesses =
      new GuessLimits(
          clock,
          new KnownPlaces(clock),
          new OwnUsers((CHECK_USER + "@litwareinc.com")::equals, "127.0.0.1"::equals));
  final Authenticator authenticator;
  private Runnable afterLooking = () -> {};
  private int sequence;

  /** Conferences that people without an account may enter. */
  final Map<ConferenceUri, String> conferenceKeys = new HashMap<>();

  AuthenticationFixture() {
    this(AuthenticationSettings.NEWEST_VERSION);
  }

  AuthenticationFixture(int version) {
    this(version, ListenerSchemes.all());
  }

  AuthenticationFixture(ListenerSchemes listeners) {
    this(AuthenticationSettings.NEWEST_VERSION, listeners);
  }

  private AuthenticationFixture(int version, ListenerSchemes listeners) {
    this(version, listeners, List.of());
  }

  AuthenticationFixture(int version, ListenerSchemes listeners, List<TokenScheme> more) {
    AuthenticationSettings settings =
        new AuthenticationSettings(
            AuthenticationSettings.REALM,
            "sip.litwareinc.com",
            SipDomains.of("litwareinc.com"),
            version,
            () -> listeners);
    authenticator =
        new Authenticator(
            settings,
            directory(),
            remembered,
            guesses,
            more,
            conference -> Optional.ofNullable(conferenceKeys.get(conference.focus())),
            (delegate, boss) -> delegate.user().equals("alice") && boss.user().equals("erin"),
            clock,
            new SecureRandom());
    add("alice", true);
    add("bob", true);
  }

  void add(String name, boolean enabled) {
    SipUri aor = SipUri.of(name, "litwareinc.com");
    users.put(aor, new User(aor, name, "", "", "", "", "", enabled));
    remembered.store(aor, UserSecrets.of(aor, PASSWORD));
  }

  /** The account of that user is another one now: a new password, or disabled and enabled. */
  void changeAccount(String name) {
    users.computeIfPresent(
        SipUri.of(name, "litwareinc.com"),
        (aor, user) -> user.withTicketsNotBefore(user.ticketsNotBefore().plusMillis(1)));
  }

  static FlowOrigin origin(String flow) {
    return new FlowOrigin(flow, "tls", "192.0.2.1");
  }

  /** Something that happens just after a user was looked up. */
  void afterLooking(Runnable something) {
    afterLooking = something;
  }

  void pass(Duration time) {
    clock.forward(time);
  }

  private UserDirectory directory() {
    return new UserDirectory() {
      @Override
      public Optional<User> find(SipUri uri) {
        Optional<User> found = Optional.ofNullable(users.get(uri.aor()));
        afterLooking.run();
        return found;
      }

      @Override
      public SipDomains domains() {
        return SipDomains.of("litwareinc.com");
      }
    };
  }

  static NtlmClient client(String user) {
    return new NtlmClient("LITWAREINC", user, PASSWORD);
  }

  byte[] register(String user) {
    return request("REGISTER", user, "sip:" + user + "@litwareinc.com");
  }

  byte[] request(String method, String from, String to) {
    return request(method, "<sip:" + from + "@litwareinc.com>;tag=21;epid=" + EPID, to, "");
  }

  byte[] request(String method, String from, String to, String more) {
    sequence++;
    return bytes(
        """
        %1$s sip:litwareinc.com SIP/2.0
        Via: SIP/2.0/tls 127.0.0.1:32904;branch=z9hG4bK%2$d
        From: %3$s
        To: <%4$s>
        Max-Forwards: 70
        CSeq: %2$d %1$s
        Call-ID: F1EBg5B82
        Contact: <sip:127.0.0.1:32904;transport=tls>
        %5$sContent-Length: 0

        """
            .formatted(method, sequence, from, to, more));
  }

  /** The answer of this server to a request. */
  static byte[] response(int status, String cseq, String from) {
    return bytes(
        """
        SIP/2.0 %d Text
        Via: SIP/2.0/tls 127.0.0.1:32904;branch=z9hG4bK1
        From: %s
        To: <sip:bob@litwareinc.com>;tag=42
        CSeq: %s
        Call-ID: F1EBg5B82
        Content-Length: 0

        """
            .formatted(status, from, cseq));
  }

  static byte[] bytes(String text) {
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] message) {
    return new String(message, StandardCharsets.UTF_8);
  }

  static String from(String user) {
    return "<sip:" + user + "@litwareinc.com>;tag=21;epid=" + EPID;
  }

  /** Sends a request of the client and shows it a challenge that comes back. */
  Admission send(String flow, NtlmClient client, byte[] message) {
    Admission admission = authenticator.inbound(origin(flow), client.authorize(message));
    if (admission.verdict() instanceof Verdict.Challenged challenged) {
      client.received(answer(challenged));
    }
    return admission;
  }

  /** A challenge as the front servlet sends it. */
  static byte[] answer(Verdict.Challenged challenged) {
    StringBuilder out = new StringBuilder();
    out.append(String.format(Locale.ROOT, "SIP/2.0 %d No\n", challenged.status()));
    for (ResponseHeader header : challenged.headers()) {
      out.append(header.name()).append(": ").append(header.value()).append('\n');
    }
    return bytes(out + "CSeq: 1 REGISTER\nContent-Length: 0\n\n");
  }

  /** Signs in with three REGISTERs; returns the last admission. */
  Admission signIn(String flow, NtlmClient client, String user) {
    send(flow, client, register(user));
    send(flow, client, register(user));
    return send(flow, client, register(user));
  }
}
