package org.confab.core.authentication;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.confab.core.EndpointId;
import org.confab.core.SipDomains;
import org.confab.core.peers.Peer;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.RawMessageAddress;
import org.confab.protocol.sip.SipUri;

/**
 * What passes between this server and a peer (RFC 3325 5): in whose name a peer may speak, and what
 * one that is not trusted is not told.
 */
public final class PeerBoundary {
  private static final String ASSERTED = "p-asserted-identity";

  /** The host of who does not want to be named (RFC 3323 4.1.1.3). */
  private static final String NOBODY = "anonymous.invalid";

  /** A peer's user is no endpoint of this server. */
  private static final Epid NO_DEVICE = Epid.of("peer");

  private static final Set<String> UNANSWERED = Set.of("ACK", "CANCEL", "BENOTIFY");

  /** Who calls is told as far as the message itself tells it, what went wrong in the status. */
  private static final Set<String> INSIDE =
      Set.of(
          ASSERTED,
          "p-preferred-identity",
          "ms-diagnostics",
          "ms-asserted-verification-level",
          "ms-edge-proxy-message-trust");

  private final SipDomains domains;

  /** Between peers and the server of those domains. */
  public PeerBoundary(SipDomains domains) {
    this.domains = domains;
  }

  /**
   * Who sends a message that a peer has brought. Of a trusted one its assertion counts before From,
   * which may name nobody (RFC 3323 4.1.1.3). Clients are shown From, so that of a peer of another
   * domain names none of this server's users whatever it asserts.
   */
  public Admission inbound(Peer peer, byte[] bytes) {
    RawMessage message;
    try {
      message = RawMessage.parse(bytes);
    } catch (IllegalArgumentException unreadable) {
      return new Admission(
          !RawMessage.firstWord(bytes).toUpperCase(Locale.ROOT).startsWith("SIP/"),
          Verdict.Challenged.refused(
              400, Diagnostic.PARSE_FAILURE, String.valueOf(unreadable.getMessage())));
    }
    Optional<SipUri> sender =
        message.isRequest()
            ? sender(peer, message).filter(user -> peer.speaksFor(user, domains))
            : message.to().aor();
    return sender
        .map(user -> new EndpointId(user, NO_DEVICE))
        .map(user -> new Admission(true, new Verdict.Neighbour(peer, user)))
        .orElseGet(() -> refused(peer, message));
  }

  private static Admission refused(Peer peer, RawMessage message) {
    return new Admission(
        message.isRequest() && !UNANSWERED.contains(message.method()),
        Verdict.Challenged.refused(
            403,
            Diagnostic.CANNOT_ROUTE_FROM_DOMAIN,
            peer.name() + " does not speak for the sender"));
  }

  private Optional<SipUri> sender(Peer peer, RawMessage request) {
    Optional<SipUri> from = request.from().aor();
    Optional<SipUri> asserted =
        Optional.of(request)
            .filter(message -> peer.trusted())
            .flatMap(message -> message.header(ASSERTED))
            .flatMap(value -> RawMessageAddress.parse(value).aor());
    return asserted.isEmpty()
        ? from
        : asserted.filter(
            user -> peer.isOf(domains) || from.filter(f -> shows(peer, f)).isPresent());
  }

  private boolean shows(Peer peer, SipUri from) {
    return from.host().equalsIgnoreCase(NOBODY) || peer.speaksFor(from, domains);
  }

  /** The message as a peer gets it. */
  public byte[] outbound(Peer peer, byte[] bytes) {
    if (peer.trusted()) {
      return bytes;
    }
    try {
      return RawMessage.parse(bytes).rewritten((String name) -> INSIDE.contains(name), "");
    } catch (IllegalArgumentException unreadable) {
      throw new IllegalStateException("a message of our own", unreadable);
    }
  }
}
