package org.confab.core.webticket;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.confab.core.authentication.WebSignIn;
import org.confab.core.directory.User;
import org.confab.core.webticket.ServicePort.Confirmation;
import org.confab.protocol.webticket.AssertionCodec;
import org.confab.protocol.webticket.PSha1;
import org.confab.protocol.webticket.ProofKey;
import org.confab.protocol.webticket.SamlAssertion;
import org.confab.protocol.webticket.TicketKey;
import org.confab.protocol.webticket.TokenRequest;
import org.confab.protocol.webticket.TokenRequest.Entropy;
import org.confab.protocol.webticket.TokenResponse;

/**
 * Issues tickets to users who have proved themselves, see {@link WebSignIn} ([MS-OCAUTHWS] 3.2).
 */
public final class WebTicketService {
  private static final int DEFAULT_KEY_LENGTH = 32;

  private final Supplier<WebTicketSettings> settings;
  private final TicketKeys keys;
  private final Clock clock;
  private final SecureRandom random;
  private final UserQuota quota;

  /** Takes its collaborators; {@code random} makes the server's half of keys. */
  public WebTicketService(
      Supplier<WebTicketSettings> settings, TicketKeys keys, Clock clock, SecureRandom random) {
    this.settings = settings;
    this.keys = keys;
    this.clock = clock;
    this.random = random;
    this.quota = UserQuota.ofTickets(clock);
  }

  /**
   * A ticket for a user.
   *
   * @param user as he was before he proved himself: a ticket on a password that has changed in
   *     between is good for nothing
   * @throws TicketRefused if the request is not one for a ticket, is for a service that is not
   *     here, for somebody else, without entropy where a proof key is needed, or one too many
   */
  public TokenResponse issue(User user, TokenRequest request) {
    if (!request.asksForTicket()) {
      throw new TicketRefused(
          WebFault.INVALID_REQUEST, request.requestType() + " of " + request.tokenType());
    }
    ServicePort port =
        ServicePort.ofAddress(request.appliesTo())
            .orElseThrow(() -> new TicketRefused(WebFault.UNKNOWN_SERVICE, request.appliesTo()));
    requireSame(user, request);
    if (!quota.take(user.aor())) {
      throw new TicketRefused(WebFault.TOO_MANY_REQUESTS, user.aor().address());
    }
    return port.confirmation() == Confirmation.BEARER
        ? response(user, request, Optional.empty(), Optional.empty())
        : withProof(user, request);
  }

  private static void requireSame(User user, TokenRequest request) {
    if (request.claimedUri().isPresent() && !user.isCalled(request.claimedUri().get())) {
      throw new TicketRefused(WebFault.CLAIM_MISMATCH, user.aor() + " as " + request.claimedUri());
    }
  }

  private TokenResponse withProof(User user, TokenRequest request) {
    byte[] client =
        request
            .entropy()
            .orElseThrow(() -> new TicketRefused(WebFault.INVALID_REQUEST, "no entropy"))
            .bytes();
    int length =
        request
            .keyBits()
            .map(bits -> bits / 8)
            .orElse(ProofKey.isLength(client.length) ? client.length : DEFAULT_KEY_LENGTH);
    if (!ProofKey.isLength(length)) {
      throw new TicketRefused(WebFault.INVALID_REQUEST, "proof key of " + length + " bytes");
    }
    byte[] server = new byte[DEFAULT_KEY_LENGTH];
    random.nextBytes(server);
    ProofKey key = ProofKey.of(PSha1.derive(client, server, length));
    return response(user, request, Optional.of(key), Optional.of(Entropy.of(server)));
  }

  private TokenResponse response(
      User user, TokenRequest request, Optional<ProofKey> proof, Optional<Entropy> entropy) {
    TicketKey key = keys.current();
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    SamlAssertion assertion =
        new SamlAssertion(
            "SamlSecurityToken-" + new UUID(random.nextLong(), random.nextLong()),
            settings.get().issuer(),
            user.aor().asString(),
            request.appliesTo(),
            now,
            now.plus(settings.get().lifetime()),
            user.ticketsNotBefore(),
            proof);
    return new TokenResponse(
        request.context(),
        request.appliesTo(),
        AssertionCodec.write(assertion, key),
        assertion.id(),
        assertion.notBefore(),
        assertion.notOnOrAfter(),
        entropy,
        proof.map(ProofKey::bits));
  }
}
