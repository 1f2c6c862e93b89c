package org.confab.core.authentication;

import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.confab.core.Refused;
import org.confab.protocol.digest.DigestAlgorithm;
import org.confab.protocol.digest.DigestCredentials;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.SipUri;

/** What every Digest answer must be, whoever's password it proves: for this request, and new. */
final class NonceCheck {
  private final Nonces nonces;
  private final Clock clock;

  NonceCheck(Nonces nonces, Clock clock) {
    this.nonces = nonces;
    this.clock = clock;
  }

  /** Throws {@link Refused} 400 unless the answer is for this request. */
  void isFor(RawMessage request, DigestCredentials given) {
    if (!sameUri(given.uri(), request.requestUri())) {
      throw new Refused(400, Diagnostic.PARSE_FAILURE, "digest of another Request-URI");
    }
    if (!request.cseqMethod().equalsIgnoreCase(request.method())) {
      throw new Refused(400, Diagnostic.PARSE_FAILURE, "CSeq names another method");
    }
  }

  /** Whether the nonce is one of ours, given to that flow and not over. */
  boolean isOurs(FlowOrigin origin, DigestCredentials given) {
    return nonces.issued(given.nonce(), origin.flowId()).isPresent();
  }

  /** Whether nonce and count are good and were not used before; they are used by this. */
  boolean isNew(FlowSecurity flow, FlowOrigin origin, DigestCredentials given, RawMessage request) {
    Optional<Instant> issued = nonces.issued(given.nonce(), origin.flowId());
    if (issued.isEmpty() || given.count() == 0) {
      return false;
    }
    String fingerprint = origin.isDatagram() ? fingerprint(request) : "";
    NonceUse.Use use =
        flow.digest()
            .nonces()
            .use(given.nonce(), issued.get(), given.count(), fingerprint, clock.instant());
    return use != NonceUse.Use.SPENT;
  }

  /** A client repeats a request byte by byte (RFC 3261 17.1.2.2). */
  private static String fingerprint(RawMessage request) {
    return HexFormat.of().formatHex(DigestAlgorithm.SHA_256.hash(request.bytes()));
  }

  /** Some clients write the URI of the digest without what they add to the Request-URI. */
  private static boolean sameUri(String digest, String request) {
    if (digest.equals(request)) {
      return true;
    }
    try {
      return SipUri.parse(digest).equals(SipUri.parse(request));
    } catch (IllegalArgumentException noSipUri) {
      return false;
    }
  }
}
