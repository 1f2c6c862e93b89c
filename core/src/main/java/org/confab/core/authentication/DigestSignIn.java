package org.confab.core.authentication;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.authentication.SignInCounts.Outcome;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.digest.DigestCredentials;
import org.confab.protocol.digest.DigestHash;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.SipUri;

/**
 * Digest for plain SIP clients (RFC 3261 22, RFC 8760): every request but ACK and CANCEL proves the
 * password anew, on every transport. A wrong password and an unknown user take the same work and
 * get the same answer; that an account is disabled learns only who knows its password.
 */
final class DigestSignIn {
  private static final Logger LOG = System.getLogger(DigestSignIn.class.getName());

  private final UserDirectory directory;
  private final CredentialStore credentials;
  private final GuessLimits guesses;
  private final Challenges challenges;
  private final NonceCheck check;
  private final SignInCounts counts;
  private final Clock clock;

  DigestSignIn(
      UserDirectory directory,
      CredentialStore credentials,
      GuessLimits guesses,
      Challenges challenges,
      NonceCheck check,
      SignInCounts counts,
      Clock clock) {
    this.directory = directory;
    this.credentials = credentials;
    this.guesses = guesses;
    this.challenges = challenges;
    this.check = check;
    this.counts = counts;
    this.clock = clock;
  }

  /** Judges a request with Digest credentials for this realm. */
  Verdict judge(FlowSecurity flow, FlowOrigin origin, DigestOffer offered, RawMessage request) {
    try {
      Verdict verdict = checked(flow, origin, offered, request);
      if (verdict instanceof Verdict.Challenged) {
        LOG.log(Level.DEBUG, "Digest of {0}: {1}", request.from().uri(), verdict);
      }
      return verdict;
    } catch (Refused refused) {
      String detail = Optional.ofNullable(refused.getMessage()).orElse("");
      return Verdict.Challenged.refused(refused.status(), refused.diagnostic(), detail);
    }
  }

  private Verdict checked(
      FlowSecurity flow, FlowOrigin origin, DigestOffer offered, RawMessage request) {
    DigestCredentials given = offered.credentials();
    check.isFor(request, given);
    // Before anything is looked up or counted: only who can hear us has a nonce of ours.
    if (!check.isOurs(origin, given)) {
      return challenges.digest(origin, request, offered.family(), true, "nonce is over");
    }
    Optional<SipUri> user = userOf(given);
    String tried = user.map(SipUri::address).orElse(given.username());
    boolean heard =
        user.flatMap(known -> flow.digest().newestOf(known, clock.instant())).isPresent();
    Optional<Duration> wait = guesses.refused(tried, origin.address()).filter(w -> !heard);
    if (wait.isPresent()) {
      counts.count(SignInScheme.DIGEST, Outcome.BLOCKED);
      return Verdict.Challenged.tooManyGuesses(wait.get());
    }
    if (!isRight(user, given, request)) {
      if (flow.digest().isNewGuess(given.nonce(), given.response())) {
        guesses.failed(tried, origin.address());
        user.ifPresent(flow.digest()::guessed);
      }
      counts.count(SignInScheme.DIGEST, Outcome.REFUSED);
      LOG.log(
          Level.INFO,
          "Digest sign-in of {0} from {1} refused, Call-ID {2}",
          request.from().uri(),
          origin.address(),
          request.callId());
      return challenges.digest(origin, request, offered.family(), false, "wrong user or password");
    }
    if (!check.isNew(flow, origin, given, request)) {
      return challenges.digest(origin, request, offered.family(), true, "nonce is over");
    }
    EndpointId endpoint = DigestEndpoint.of(request, origin, flow.digest(), clock.instant());
    if (user.filter(endpoint.aor()::equals).isEmpty()) {
      counts.count(SignInScheme.DIGEST, Outcome.REFUSED);
      throw new Refused(
          403, Diagnostic.CREDENTIALS_NOT_FOR_FROM, "From is not " + given.username());
    }
    if (directory.find(endpoint.aor()).filter(User::enabled).isEmpty()) {
      counts.count(SignInScheme.DIGEST, Outcome.REFUSED);
      return challenges.disabled(endpoint.aor());
    }
    guesses.succeeded(tried, origin.address());
    return admitted(flow, endpoint, request);
  }

  private Verdict admitted(FlowSecurity flow, EndpointId endpoint, RawMessage request) {
    Instant now = clock.instant();
    if (!flow.digest().knows(endpoint, now)) {
      counts.count(SignInScheme.DIGEST, Outcome.ADMITTED);
      LOG.log(Level.INFO, "signed in {0} by Digest, Call-ID {1}", endpoint, request.callId());
    }
    flow.digest().heard(endpoint, now);
    return new Verdict.Authenticated(endpoint);
  }

  private boolean isRight(Optional<SipUri> user, DigestCredentials given, RawMessage request) {
    boolean known = user.flatMap(directory::find).isPresent();
    Optional<DigestHash> hash =
        user.flatMap(this::secretsOf)
            .filter(kept -> known)
            .filter(kept -> kept.realm().equals(given.realm()))
            .flatMap(kept -> kept.hash(given.algorithm(), lower(given.username())));
    DigestHash nobody = DigestHash.of(given.algorithm(), new byte[given.algorithm().length()]);
    boolean right = given.isAnsweredWith(hash.orElse(nobody), request.method(), request.body());
    return right && hash.isPresent();
  }

  private Optional<DigestSecrets> secretsOf(SipUri user) {
    try {
      return credentials.findDigest(user);
    } catch (RuntimeException failed) {
      LOG.log(Level.ERROR, "credentials cannot be read", failed);
      throw new Refused(503, Diagnostic.SERVICE_UNAVAILABLE, "credentials cannot be read");
    }
  }

  /** A name without a domain is one of the realm, whose name goes into the answer. */
  private static Optional<SipUri> userOf(DigestCredentials given) {
    String name = lower(given.username());
    try {
      return Optional.of(
          SipUri.parse("sip:" + (name.contains("@") ? name : name + "@" + given.realm())).aor());
    } catch (IllegalArgumentException nobody) {
      return Optional.empty();
    }
  }

  private static String lower(String username) {
    byte[] bytes = username.getBytes(StandardCharsets.ISO_8859_1);
    return new String(bytes, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
  }
}
