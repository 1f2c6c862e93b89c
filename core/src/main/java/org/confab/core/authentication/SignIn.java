package org.confab.core.authentication;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.ntlm.AuthenticateMessage;
import org.confab.protocol.ntlm.ChallengeMessage;
import org.confab.protocol.ntlm.NtHash;
import org.confab.protocol.ntlm.NtlmSession;
import org.confab.protocol.ntlm.NtlmV2;
import org.confab.protocol.ntlm.TargetInfo;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.SipUri;

/**
 * The NTLM handshake ([MS-SIPAE] 3.3.5.2): an empty token asks for a challenge, the next one
 * answers it. A wrong password and an unknown user take the same work and get the same answer.
 */
final class SignIn {
  private static final Logger LOG = System.getLogger(SignIn.class.getName());
  private static final NtHash NOBODY = NtHash.of(new byte[NtHash.LENGTH]);

  private final AuthenticationSettings settings;
  private final UserDirectory directory;
  private final CredentialStore credentials;
  private final GuessLimits guesses;
  private final Challenges challenges;
  private final Clock clock;
  private final SecureRandom random;

  SignIn(
      AuthenticationSettings settings,
      UserDirectory directory,
      CredentialStore credentials,
      GuessLimits guesses,
      Challenges challenges,
      Clock clock,
      SecureRandom random) {
    this.settings = settings;
    this.directory = directory;
    this.credentials = credentials;
    this.guesses = guesses;
    this.challenges = challenges;
    this.clock = clock;
    this.random = random;
  }

  /** Takes a token of the client; on success the flow has a new association. */
  Verdict proceed(FlowSecurity flow, FlowOrigin origin, Credentials offered, RawMessage request) {
    try {
      EndpointId endpoint = SenderEndpoint.of(request);
      byte[] token = Base64.getDecoder().decode(offered.token().orElse(""));
      return token.length == 0
          ? begin(flow, offered, request)
          : logged(request, finish(flow, origin, offered, request, endpoint, token));
    } catch (Refused refused) {
      return Verdict.Challenged.refused(refused.status(), refused.diagnostic(), text(refused));
    } catch (IllegalArgumentException unreadable) {
      return challenges.fresh(Authenticator.familyFor(request, offered), "unreadable token");
    }
  }

  private static Verdict logged(RawMessage request, Verdict verdict) {
    String callId = request.callId();
    if (verdict instanceof Verdict.Authenticated authenticated) {
      LOG.log(Level.INFO, "signed in {0}, Call-ID {1}", authenticated.endpoint(), callId);
    } else {
      String from = request.from().uri();
      LOG.log(Level.INFO, "sign-in of {0} refused, Call-ID {1}: {2}", from, callId, verdict);
    }
    return verdict;
  }

  private static String text(Refused refused) {
    return Optional.ofNullable(refused.getMessage()).orElse("");
  }

  private Verdict begin(FlowSecurity flow, Credentials offered, RawMessage request) {
    byte[] serverChallenge = new byte[8];
    random.nextBytes(serverChallenge);
    TargetInfo names = TargetInfo.of(settings.targetName(), settings.domain(), clock.instant());
    byte[] challenge = ChallengeMessage.of(serverChallenge, names).encoded();
    int version = offered.header().version();
    String opaque = HexFormat.of().withUpperCase().toHexDigits(random.nextInt());
    flow.begin(new Handshake(opaque, version, challenge, clock.instant()));
    return challenges.token(
        Authenticator.familyFor(request, offered),
        opaque,
        Base64.getEncoder().encodeToString(challenge),
        version);
  }

  private Verdict finish(
      FlowSecurity flow,
      FlowOrigin origin,
      Credentials offered,
      RawMessage request,
      EndpointId endpoint,
      byte[] token) {
    Optional<Handshake> handshake = flow.take(offered.opaque(), clock.instant());
    if (handshake.isEmpty()) {
      return challenges.fresh(Authenticator.familyFor(request, offered), "no such handshake");
    }
    SipUri user = userOf(AuthenticateMessage.parse(token));
    Optional<Duration> wait = guesses.refused(user.address(), origin.address());
    if (wait.isPresent()) {
      return Verdict.Challenged.tooManyGuesses(wait.get());
    }
    boolean enabled = directory.find(user).filter(User::enabled).isPresent();
    Optional<NtHash> hash = hashOf(user);
    Optional<NtlmSession> session =
        NtlmV2.verify(handshake.get().challenge(), token, hash.orElse(NOBODY));
    if (session.isEmpty() || hash.isEmpty() || !enabled) {
      guesses.failed(user.address(), origin.address());
      return challenges.fresh(
          Authenticator.familyFor(request, offered), "wrong user name or password");
    }
    if (!user.equals(endpoint.aor())) {
      return Verdict.Challenged.refused(
          403, Diagnostic.CREDENTIALS_NOT_FOR_FROM, "From is not " + user);
    }
    guesses.succeeded(user.address(), origin.address());
    return establish(flow, offered, request, endpoint, handshake.get(), session.get());
  }

  private Optional<NtHash> hashOf(SipUri user) {
    try {
      return credentials.find(user);
    } catch (RuntimeException failed) {
      LOG.log(Level.ERROR, "credentials cannot be read", failed);
      throw new Refused(503, Diagnostic.SERVICE_UNAVAILABLE, "credentials cannot be read");
    }
  }

  private Verdict establish(
      FlowSecurity flow,
      Credentials offered,
      RawMessage request,
      EndpointId endpoint,
      Handshake handshake,
      NtlmSession session) {
    SecurityAssociation association =
        new SecurityAssociation(
            handshake.opaque(),
            endpoint,
            handshake.version(),
            session,
            clock.instant().plus(SecurityAssociation.LIFETIME));
    if (offered.isSigned() && !association.accepts(offered.header(), offered.family(), request)) {
      return challenges.fresh(
          Authenticator.familyFor(request, offered), "wrong signature of the last token");
    }
    flow.establish(association, clock.instant());
    return new Verdict.Authenticated(endpoint);
  }

  /** The user that a token names: a full address, or a name in this server's domain. */
  private SipUri userOf(AuthenticateMessage token) {
    String user = token.user().toLowerCase(Locale.ROOT);
    return SipUri.parse("sip:" + (user.contains("@") ? user : user + "@" + settings.domain()))
        .aor();
  }
}
