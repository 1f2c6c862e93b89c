package org.confab.core.authentication;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.authentication.SignInCounts.Outcome;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sipae.HeaderFamily;

/**
 * The handshake of every {@link TokenScheme} ([MS-SIPAE] 3.3.5.2): tokens go to and fro until the
 * scheme has found a user; then the flow has an association. That an account is disabled learns
 * only who has proved to be its user.
 */
final class SignIn {
  private static final Logger LOG = System.getLogger(SignIn.class.getName());

  private final UserDirectory directory;
  private final Challenges challenges;
  private final SignInCounts counts;
  private final GuessLimits guesses;
  private final Clock clock;
  private final SecureRandom random;

  SignIn(
      UserDirectory directory,
      Challenges challenges,
      SignInCounts counts,
      GuessLimits guesses,
      Clock clock,
      SecureRandom random) {
    this.directory = directory;
    this.challenges = challenges;
    this.counts = counts;
    this.guesses = guesses;
    this.clock = clock;
    this.random = random;
  }

  /** A request with a token, and what has to do with it. */
  private record Attempt(
      FlowSecurity flow,
      FlowOrigin origin,
      Credentials offered,
      RawMessage request,
      EndpointId endpoint) {
    HeaderFamily family() {
      return Authenticator.familyFor(request, offered);
    }
  }

  /** Takes a token of the client; on success the flow has a new association. */
  Verdict proceed(FlowSecurity flow, FlowOrigin origin, Credentials offered, RawMessage request) {
    try {
      EndpointId endpoint = SenderEndpoint.of(request);
      return taken(new Attempt(flow, origin, offered, request, endpoint));
    } catch (Refused refused) {
      return refusal(
          offered,
          request,
          Verdict.Challenged.refused(refused.status(), refused.diagnostic(), text(refused)));
    } catch (IllegalArgumentException unreadable) {
      return challenges.fresh(
          origin, Authenticator.familyFor(request, offered), "unreadable token");
    }
  }

  private static String text(Refused refused) {
    return Optional.ofNullable(refused.getMessage()).orElse("");
  }

  private Verdict taken(Attempt attempt) {
    Credentials offered = attempt.offered();
    if (offered.header().version() < offered.scheme().oldestVersion()) {
      return failed(attempt, TokenStep.Failed.because("protocol version too old"));
    }
    byte[] token = Base64.getDecoder().decode(offered.token().orElse(""));
    Optional<Handshake> handshake = handshake(attempt, token);
    if (handshake.isEmpty()) {
      return failed(attempt, TokenStep.Failed.because("no such handshake"));
    }
    Optional<User> account = directory.find(attempt.endpoint().aor());
    TokenStep step = handshake.get().exchange().next(token);
    if (step instanceof TokenStep.Continues more) {
      attempt.flow().begin(handshake.get());
      return challenges.token(attempt.family(), handshake.get(), more.token());
    }
    if (step instanceof TokenStep.Proven proven) {
      return proven(attempt, handshake.get(), proven, account);
    }
    return step instanceof TokenStep.Failed failed
        ? failed(attempt, failed)
        : refusal(
            offered,
            attempt.request(),
            Verdict.Challenged.tooManyGuesses(((TokenStep.Blocked) step).time()),
            Outcome.BLOCKED);
  }

  private Verdict failed(Attempt attempt, TokenStep.Failed failed) {
    return refusal(
        attempt.offered(),
        attempt.request(),
        challenges.fresh(attempt.origin(), attempt.family(), failed.diagnostic(), failed.detail()));
  }

  /** The handshake that a token belongs to; a client that names none starts one. */
  private Optional<Handshake> handshake(Attempt attempt, byte[] token) {
    Credentials offered = attempt.offered();
    Instant now = clock.instant();
    if (token.length > 0 && !offered.opaque().isEmpty()) {
      return attempt
          .flow()
          .take(offered.opaque(), now)
          .filter(known -> known.scheme() == offered.scheme());
    }
    return Optional.of(
        new Handshake(
            HexFormat.of().withUpperCase().toHexDigits(random.nextInt()),
            offered.header().version(),
            offered.scheme(),
            offered.scheme().begin(attempt.origin()),
            now));
  }

  /**
   * The client has proved who it is.
   *
   * @param account the user of From as he was before the proof was looked at
   */
  private Verdict proven(
      Attempt attempt, Handshake handshake, TokenStep.Proven proven, Optional<User> account) {
    if (!proven.user().equals(attempt.endpoint().aor())) {
      throw new Refused(403, Diagnostic.CREDENTIALS_NOT_FOR_FROM, "From is not " + proven.user());
    }
    if (guesses.isBarred(proven.user().address(), attempt.origin().address())) {
      return failed(
          attempt, TokenStep.Failed.because("not from another machine: " + proven.user()));
    }
    if (account.isEmpty()) {
      return failed(attempt, TokenStep.Failed.because("no such user: " + proven.user()));
    }
    if (!account.get().enabled()) {
      return refusal(attempt.offered(), attempt.request(), challenges.disabled(proven.user()));
    }
    SecurityAssociation association =
        new SecurityAssociation(handshake, attempt.endpoint(), proven, ends(proven.ends()));
    Credentials offered = attempt.offered();
    if (offered.isSigned()
        && !association.accepts(offered.header(), offered.family(), attempt.request())) {
      return failed(attempt, TokenStep.Failed.because("wrong signature of the last token"));
    }
    attempt.flow().establish(association, clock.instant());
    // Asked only now: what ends from here on finds the association and ends it.
    if (!holds(proven, account.get(), () -> attempt.flow().end(association))) {
      return failed(attempt, TokenStep.Failed.because("what was proved has ended meanwhile"));
    }
    succeeded(attempt);
    boolean clientWaits = proven.lastToken().length > 0 && !offered.isSigned();
    return clientWaits
        ? challenges.token(attempt.family(), handshake, proven.lastToken())
        : new Verdict.Authenticated(attempt.endpoint());
  }

  private boolean holds(TokenStep.Proven proven, User account, Runnable end) {
    boolean known = false;
    try {
      known =
          directory.find(proven.user()).filter(account::isStill).isPresent()
              && proven.basis().holds().getAsBoolean();
      return known;
    } finally {
      if (!known) { // also if the store fails: what nobody can tell does not hold
        end.run();
      }
    }
  }

  private Instant ends(Instant proof) {
    Instant longest = clock.instant().plus(SecurityAssociation.LIFETIME);
    return proof.isBefore(longest) ? proof : longest;
  }

  private void succeeded(Attempt attempt) {
    counts.count(attempt.offered().scheme().scheme(), Outcome.ADMITTED);
    LOG.log(
        Level.INFO,
        "signed in {0} by {1}, Call-ID {2}",
        attempt.endpoint(),
        attempt.offered().scheme().scheme().wireName(),
        attempt.request().callId());
  }

  private Verdict.Challenged refusal(
      Credentials offered, RawMessage request, Verdict.Challenged verdict) {
    return refusal(offered, request, verdict, Outcome.REFUSED);
  }

  private Verdict.Challenged refusal(
      Credentials offered, RawMessage request, Verdict.Challenged verdict, Outcome outcome) {
    counts.count(offered.scheme().scheme(), outcome);
    LOG.log(
        Level.INFO,
        "sign-in of {0} by {1} refused, Call-ID {2}: {3}",
        request.from().uri(),
        offered.scheme().scheme().wireName(),
        request.callId(),
        verdict);
    return verdict;
  }
}
