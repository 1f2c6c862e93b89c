package org.confab.core.authentication;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.confab.protocol.digest.DigestChallenge;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.RawMessage;
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
  private final Nonces nonces;
  private final Clock clock;

  Challenges(AuthenticationSettings settings, Nonces nonces, Clock clock) {
    this.settings = settings;
    this.nonces = nonces;
    this.clock = clock;
  }

  /** The answer to a message without credentials: an offer as its client understands it. */
  Verdict.Challenged first(FlowOrigin origin, RawMessage message) {
    SignInScheme scheme = ClientKind.of(message).scheme(settings.listeners().of(origin));
    return scheme == SignInScheme.NTLM
        ? challenged(HeaderFamily.SERVER, List.of(ntlmOffer()), Optional.empty(), "no credentials")
        : digest(origin, message, plainFamily(message), false, Optional.empty(), "no credentials");
  }

  private static HeaderFamily plainFamily(RawMessage message) {
    boolean ping = message.method().equals("OPTIONS") && message.requestUri().indexOf('@') < 0;
    return ping || SERVED.contains(message.method()) ? HeaderFamily.SERVER : HeaderFamily.PROXY;
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
                            settings.digestRealm(), nonce, nonces.opaque(), algorithm, stale)
                        .asString())
            .toList();
    return challenged(family, offers, diagnostic, detail);
  }

  /** The offer of a new handshake after one that failed. */
  Verdict.Challenged fresh(HeaderFamily family, String detail) {
    return challenged(
        family, List.of(ntlmOffer()), Optional.of(Diagnostic.HANDSHAKE_FAILED), detail);
  }

  /** The offer of a new handshake where nothing failed: the old one is not known any more. */
  Verdict.Challenged anew(HeaderFamily family, String detail) {
    return challenged(family, List.of(ntlmOffer()), Optional.empty(), detail);
  }

  private String ntlmOffer() {
    return AuthenticationHeader.of(AuthenticationHeader.NTLM)
        .with("realm", settings.realm())
        .with("targetname", settings.targetName())
        .withVersion(settings.version())
        .asString();
  }

  /** The server's token of a handshake. */
  Verdict.Challenged token(HeaderFamily family, String opaque, String token, int version) {
    AuthenticationHeader challenge =
        AuthenticationHeader.of(AuthenticationHeader.NTLM)
            .with("opaque", opaque)
            .with("gssapi-data", token)
            .with("targetname", settings.targetName())
            .with("realm", settings.realm())
            .withVersion(version);
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
