package org.confab.core.authentication;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.digest.DigestAlgorithm;
import org.confab.protocol.digest.DigestCredentials;
import org.confab.protocol.digest.DigestHash;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.sipae.HeaderFamily;

/**
 * People without an account, who come as {@code sip:RANDOM@anonymous.invalid} and know the key of
 * one conference ([MS-SIPAE] 4.5): every request proves the key by Digest MD5-sess in the realm of
 * the organizer, and goes to that conference or nowhere. A wrong key and a conference that admits
 * no strangers get the same answer.
 */
final class AnonymousSignIn {
  /** The host in From. */
  private static final Logger LOG = System.getLogger(AnonymousSignIn.class.getName());

  /** What one does in a conference; nothing of it reaches anybody outside. */
  private static final Set<String> METHODS =
      Set.of("INVITE", "INFO", "UPDATE", "BYE", "MESSAGE", "OPTIONS");

  private final ConferenceKeys keys;
  private final GuessLimits guesses;
  private final Challenges challenges;
  private final NonceCheck check;
  private final Clock clock;

  AnonymousSignIn(
      ConferenceKeys keys,
      GuessLimits guesses,
      Challenges challenges,
      NonceCheck check,
      Clock clock) {
    this.keys = keys;
    this.guesses = guesses;
    this.challenges = challenges;
    this.check = check;
    this.clock = clock;
  }

  /** Whether somebody has no account and says so. */
  static boolean isAnonymous(SipUri aor) {
    return ConferenceKeys.isStranger(aor);
  }

  /** Whether the request comes from somebody without an account. */
  static boolean isAnonymous(RawMessage request) {
    return request.isRequest() && request.from().aor().filter(a -> isAnonymous(a)).isPresent();
  }

  /** Judges a request of somebody without an account. */
  Verdict judge(FlowSecurity flow, FlowOrigin origin, RawMessage request) {
    try {
      return checked(flow, origin, request);
    } catch (Refused refused) {
      String detail = Optional.ofNullable(refused.getMessage()).orElse("");
      return Verdict.Challenged.refused(refused.status(), refused.diagnostic(), detail);
    }
  }

  private Verdict checked(FlowSecurity flow, FlowOrigin origin, RawMessage request) {
    ConferenceUri conference = conference(request);
    String realm = conference.organizer().address();
    Optional<DigestCredentials> offered = offered(request, realm);
    if (offered.isEmpty()) {
      return challenges.anonymous(origin, realm, false, Optional.empty(), "no credentials");
    }
    DigestCredentials given = offered.get();
    check.isFor(request, given);
    // Before anything is looked up or counted: only who can hear us has a nonce of ours.
    if (!check.isOurs(origin, given)) {
      return challenges.anonymous(origin, realm, true, Optional.empty(), "nonce is over");
    }
    String tried = conference.focus().asString();
    EndpointId endpoint = SenderEndpoint.of(request);
    // Who has shown the key on this connection is not silenced by what others guess.
    boolean inside = flow.digest().knows(endpoint, clock.instant());
    Optional<Duration> wait = inside ? Optional.empty() : guesses.refused(tried, origin.address());
    if (wait.isPresent()) {
      return Verdict.Challenged.tooManyGuesses(wait.get());
    }
    if (!isRight(conference, given, request)) {
      return wrong(flow, origin, realm, tried, given);
    }
    if (!check.isNew(flow, origin, given, request)) {
      return challenges.anonymous(origin, realm, true, Optional.empty(), "nonce is over");
    }
    if (!inside) {
      LOG.log(Level.INFO, "{0} knows the key of {1}", endpoint, tried);
    }
    flow.digest().heard(endpoint, clock.instant());
    return new Verdict.Authenticated(endpoint);
  }

  private Verdict wrong(
      FlowSecurity flow, FlowOrigin origin, String realm, String tried, DigestCredentials given) {
    if (flow.digest().isNewGuess(given.nonce(), given.response())) {
      guesses.failed(tried, origin.address());
    }
    LOG.log(Level.INFO, "wrong key for {0} from {1}", tried, origin.address());
    return challenges.anonymous(
        origin, realm, false, Optional.of(Diagnostic.HANDSHAKE_FAILED), "wrong key");
  }

  /** The one conference that the request may go to. */
  private static ConferenceUri conference(RawMessage request) {
    boolean state =
        request.method().equals("SUBSCRIBE")
            && request
                .header("event")
                .map(event -> event.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter("conference"::equals)
                .isPresent();
    if (!state && !METHODS.contains(request.method())) {
      throw nowhere(request.method());
    }
    return ConferenceUri.parse(request.requestUri())
        .orElseThrow(() -> nowhere(request.requestUri()));
  }

  private static Refused nowhere(String what) {
    return new Refused(
        403,
        Diagnostic.CREDENTIALS_NOT_FOR_FROM,
        "people without an account go into conferences only: " + what);
  }

  private static Optional<DigestCredentials> offered(RawMessage request, String realm) {
    for (HeaderFamily family : HeaderFamily.values()) {
      for (String value : request.headers(family.credentials())) {
        Optional<DigestCredentials> given =
            DigestOffer.read(value)
                .filter(one -> one.realm().equalsIgnoreCase(realm))
                .filter(one -> one.algorithm() == DigestAlgorithm.MD5);
        if (given.isPresent()) {
          return given;
        }
      }
    }
    return Optional.empty();
  }

  private boolean isRight(ConferenceUri conference, DigestCredentials given, RawMessage request) {
    Optional<String> key = key(conference);
    DigestHash hash =
        DigestHash.of(DigestAlgorithm.MD5, given.username(), given.realm(), key.orElse(""));
    boolean right = given.isAnsweredWith(hash, request.method(), request.body());
    return right && key.isPresent();
  }

  private Optional<String> key(ConferenceUri conference) {
    try {
      return keys.key(conference);
    } catch (RuntimeException failed) {
      LOG.log(Level.ERROR, "conferences cannot be read", failed);
      throw new Refused(503, Diagnostic.SERVICE_UNAVAILABLE, "conferences cannot be read");
    }
  }
}
