package org.confab.core.authentication;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.confab.protocol.digest.DigestAlgorithm;
import org.confab.protocol.digest.DigestChallenge;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.sipae.AuthenticationHeader;
import org.confab.protocol.sipae.HeaderFamily;

/** Makes the answers that ask a client to authenticate ([MS-SIPAE] 3.3.5.1). */
final class Challenges {
  private static final DateTimeFormatter SIP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /**
   * Requests that this server answers itself for plain clients; others are proxied (RFC 3261 22).
   */
  private static final Set<String> SERVED = Set.of("REGISTER", "SUBSCRIBE", "PUBLISH");

  private final AuthenticationSettings settings;
  private final List<TokenScheme> schemes;
  private final Nonces nonces;
  private final Clock clock;

  Challenges(
      AuthenticationSettings settings, List<TokenScheme> schemes, Nonces nonces, Clock clock) {
    this.settings = settings;
    this.schemes = schemes;
    this.nonces = nonces;
    this.clock = clock;
  }

  /**
   * The answer to a message without credentials: an offer as its client understands it, or the
   * other one where the listener takes nothing of that.
   */
  Verdict.Challenged first(FlowOrigin origin, RawMessage message) {
    boolean digest = settings.listeners().get().of(origin).contains(SignInScheme.DIGEST);
    List<String> tokens = tokenOffers(origin);
    boolean plain = ClientKind.of(message).isPlain() ? digest : tokens.isEmpty();
    return plain
        ? digest(origin, message, plainFamily(message), false, Optional.empty(), "no credentials")
        : challenged(HeaderFamily.SERVER, tokens, Optional.empty(), "no credentials");
  }

  private static HeaderFamily plainFamily(RawMessage message) {
    boolean ping = message.method().equals("OPTIONS") && message.requestUri().indexOf('@') < 0;
    return ping || SERVED.contains(message.method()) ? HeaderFamily.SERVER : HeaderFamily.PROXY;
  }

  /**
   * The answer to somebody who has proved the password of an account that is disabled. Nobody else
   * learns of it.
   */
  Verdict.Challenged disabled(SipUri user) {
    Diagnostic row = Diagnostic.USER_DISABLED;
    String warning = "399 " + settings.targetName() + " \"" + row.reason() + "\"";
    return new Verdict.Challenged(
        403,
        List.of(new ResponseHeader("Warning", warning)),
        Optional.of(row),
        user.asString() + " is disabled");
  }

  /** The answer to Digest credentials that are not good, or not good any more. */
  Verdict.Challenged digest(
      FlowOrigin origin, RawMessage request, HeaderFamily family, boolean stale, String detail) {
    Optional<Diagnostic> diagnostic =
        stale ? Optional.empty() : Optional.of(Diagnostic.HANDSHAKE_FAILED);
    return digest(origin, request, family, stale, diagnostic, detail);
  }

  private Verdict.Challenged digest(
      FlowOrigin origin,
      RawMessage request,
      HeaderFamily family,
      boolean stale,
      Optional<Diagnostic> diagnostic,
      String detail) {
    String nonce = nonces.make(origin.flowId());
    List<String> offers =
        ClientKind.of(request).algorithms().stream()
            .map(
                algorithm ->
                    new DigestChallenge(
                            settings.digestRealm(request), nonce, nonces.opaque(), algorithm, stale)
                        .asString())
            .toList();
    return challenged(family, offers, diagnostic, detail);
  }

  /** The answer to somebody without an account who wants into a conference ([MS-SIPAE] 4.5). */
  Verdict.Challenged anonymous(
      FlowOrigin origin,
      String realm,
      boolean stale,
      Optional<Diagnostic> diagnostic,
      String detail) {
    DigestChallenge challenge =
        new DigestChallenge(
            realm, nonces.make(origin.flowId()), nonces.opaque(), DigestAlgorithm.MD5, stale);
    return challenged(HeaderFamily.SERVER, List.of(challenge.forSessions()), diagnostic, detail);
  }

  /** The offer of a new handshake after one that failed. */
  Verdict.Challenged fresh(FlowOrigin origin, HeaderFamily family, String detail) {
    return fresh(origin, family, Diagnostic.HANDSHAKE_FAILED, detail);
  }

  /** The offer of a new handshake after one that failed for that reason. */
  Verdict.Challenged fresh(
      FlowOrigin origin, HeaderFamily family, Diagnostic diagnostic, String detail) {
    return challenged(family, tokenOffers(origin), Optional.of(diagnostic), detail);
  }

  /** The offer of a new handshake where nothing failed: the old one is not known any more. */
  Verdict.Challenged anew(FlowOrigin origin, HeaderFamily family, String detail) {
    return challenged(family, tokenOffers(origin), Optional.empty(), detail);
  }

  /** One header for each scheme with tokens that the listener takes. */
  private List<String> tokenOffers(FlowOrigin origin) {
    Set<SignInScheme> taken = settings.listeners().get().of(origin);
    return schemes.stream()
        .filter(scheme -> taken.contains(scheme.scheme()))
        .map(this::offer)
        .toList();
  }

  private String offer(TokenScheme scheme) {
    AuthenticationHeader offer =
        AuthenticationHeader.of(scheme.scheme().wireName())
            .with("realm", settings.realm())
            .with("targetname", scheme.targetName())
            .withVersion(settings.version());
    for (Map.Entry<String, String> more : scheme.offered().entrySet()) {
      offer = offer.with(more.getKey(), more.getValue());
    }
    return offer.asString();
  }

  /** The server's token of a handshake. */
  Verdict.Challenged token(HeaderFamily family, Handshake handshake, byte[] token) {
    AuthenticationHeader challenge =
        AuthenticationHeader.of(handshake.scheme().scheme().wireName())
            .with("opaque", handshake.opaque())
            .with("gssapi-data", Base64.getEncoder().encodeToString(token))
            .with("targetname", handshake.scheme().targetName())
            .with("realm", settings.realm())
            .withVersion(handshake.version());
    return challenged(family, List.of(challenge.asString()), Optional.empty(), "handshake goes on");
  }

  /** Date lets the client see how its clock differs. */
  private Verdict.Challenged challenged(
      HeaderFamily family, List<String> offers, Optional<Diagnostic> diagnostic, String detail) {
    List<ResponseHeader> headers = new ArrayList<>();
    offers.forEach(offer -> headers.add(new ResponseHeader(family.challenge(), offer)));
    headers.add(new ResponseHeader("Date", SIP_DATE.format(clock.instant())));
    return new Verdict.Challenged(family.status(), headers, diagnostic, detail);
  }
}
