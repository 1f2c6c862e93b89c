package org.confab.core.authentication;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.confab.core.Refused;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.ntlm.AuthenticateMessage;
import org.confab.protocol.ntlm.ChallengeMessage;
import org.confab.protocol.ntlm.NtHash;
import org.confab.protocol.ntlm.NtlmSession;
import org.confab.protocol.ntlm.NtlmV2;
import org.confab.protocol.ntlm.TargetInfo;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.jspecify.annotations.Nullable;

/**
 * NTLM ([MS-SIPAE] 3.3.5.2, [MS-NLMP] connectionless): an empty token asks for a challenge, the
 * next one answers it. A wrong password and an unknown user take the same work and get the same
 * answer.
 */
final class NtlmScheme implements TokenScheme {
  private static final Logger LOG = System.getLogger(NtlmScheme.class.getName());
  private static final NtHash NOBODY = NtHash.of(new byte[NtHash.LENGTH]);

  private final AuthenticationSettings settings;
  private final UserDirectory directory;
  private final CredentialStore credentials;
  private final GuessLimits guesses;
  private final Clock clock;
  private final SecureRandom random;

  NtlmScheme(
      AuthenticationSettings settings,
      UserDirectory directory,
      CredentialStore credentials,
      GuessLimits guesses,
      Clock clock,
      SecureRandom random) {
    this.settings = settings;
    this.directory = directory;
    this.credentials = credentials;
    this.guesses = guesses;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public SignInScheme scheme() {
    return SignInScheme.NTLM;
  }

  @Override
  public String targetName() {
    return settings.targetName();
  }

  @Override
  public TokenExchange begin(FlowOrigin origin) {
    return new Exchange(origin);
  }

  private final class Exchange implements TokenExchange {
    private final FlowOrigin origin;
    private byte @Nullable [] challenge;

    private Exchange(FlowOrigin origin) {
      this.origin = origin;
    }

    @Override
    public TokenStep next(byte[] token) {
      if (token.length == 0) {
        challenge = newChallenge();
        return new TokenStep.Continues(challenge);
      }
      return challenge == null
          ? TokenStep.Failed.because("no such handshake")
          : finish(origin, challenge, token);
    }
  }

  private byte[] newChallenge() {
    byte[] serverChallenge = new byte[8];
    random.nextBytes(serverChallenge);
    TargetInfo names =
        TargetInfo.of(settings.targetName(), settings.domains().primary(), clock.instant());
    return ChallengeMessage.of(serverChallenge, names).encoded();
  }

  private TokenStep finish(FlowOrigin origin, byte[] challenge, byte[] token) {
    SipUri user = who(AuthenticateMessage.parse(token));
    Optional<Duration> wait = guesses.refused(user.address(), origin.address());
    if (wait.isPresent()) {
      return new TokenStep.Blocked(wait.get());
    }
    boolean known = directory.find(user).isPresent();
    Optional<NtHash> hash = hashOf(user);
    Optional<NtlmSession> session = NtlmV2.verify(challenge, token, hash.orElse(NOBODY));
    if (session.isEmpty() || hash.isEmpty() || !known) {
      guesses.failed(user.address(), origin.address());
      return TokenStep.Failed.because("wrong user name or password");
    }
    guesses.succeeded(user.address(), origin.address());
    TokenStep.Basis password = new TokenStep.Basis("", () -> hashOf(user).equals(hash));
    return new TokenStep.Proven(
        user, new Signer(session.get()), Instant.MAX, TokenStep.NO_TOKEN, password);
  }

  private SipUri who(AuthenticateMessage token) {
    SipUri named = userOf(token, directory);
    return stored(() -> directory.whoIs(named, token.user()));
  }

  private Optional<NtHash> hashOf(SipUri user) {
    return stored(() -> credentials.find(user));
  }

  private static <T> T stored(Supplier<T> read) {
    try {
      return read.get();
    } catch (RuntimeException failed) {
      LOG.log(Level.ERROR, "credentials cannot be read", failed);
      throw new Refused(503, Diagnostic.SERVICE_UNAVAILABLE, "credentials cannot be read");
    }
  }

  /**
   * The user that a token names: a full address, or a name in the domain beside it; in the primary
   * one where that is none of this server's.
   */
  static SipUri userOf(AuthenticateMessage token, UserDirectory directory) {
    String user = token.user().toLowerCase(Locale.ROOT);
    return directory
        .named(token.domain(), user)
        .or(() -> directory.named(directory.domains().primary(), user))
        .orElseThrow();
  }

  private record Signer(NtlmSession session) implements MessageSigner {
    @Override
    public byte[] sign(byte[] text) {
      return session.signAsServer(text);
    }

    @Override
    public boolean verifies(byte[] text, byte[] signature) {
      return session.verifyFromClient(text, signature);
    }
  }
}
