package org.confab.core.authentication;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.confab.core.EndpointId;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.RawMessageAddress;
import org.confab.protocol.sip.SipUri;

/**
 * What is known of one flow: its handshakes, its associations, and the INVITEs that were refused.
 * Everything is bounded; the oldest makes room. Safe for use by several threads.
 */
final class FlowSecurity {
  /** Most users and devices that sign in over one connection. */
  static final int MAX_ASSOCIATIONS = 16;

  /** Most unanswered challenges of one connection. */
  static final int MAX_HANDSHAKES = 8;

  /** Most refused INVITEs whose ACK is awaited. */
  static final int MAX_REFUSED_INVITES = 32;

  /** How long a replaced association serves the messages that are still on their way. */
  static final Duration GRACE = Duration.ofSeconds(10);

  private final Newest<SecurityAssociation> associations = new Newest<>(MAX_ASSOCIATIONS);
  private final Newest<Handshake> handshakes = new Newest<>(MAX_HANDSHAKES);
  private final Newest<Boolean> refusedInvites = new Newest<>(MAX_REFUSED_INVITES);
  private Optional<DigestFlow> digest = Optional.empty();
  private volatile boolean keepsAlive;

  /** The client has said that it sends keep-alives. */
  void keepAlive() {
    keepsAlive = true;
  }

  boolean keepsAlive() {
    return keepsAlive;
  }

  /** What is known of the flow's plain SIP clients, from now on. */
  synchronized DigestFlow digest() {
    if (digest.isEmpty()) {
      digest = Optional.of(new DigestFlow());
    }
    return digest.get();
  }

  /** The same, if there was anything to know so far. */
  synchronized Optional<DigestFlow> knownDigest() {
    return digest;
  }

  /** Whether somebody has signed in here with a handshake. */
  synchronized boolean hasAssociations() {
    return !associations.isEmpty();
  }

  /** Those endpoints have to sign in anew. */
  synchronized void forget(Predicate<EndpointId> which) {
    associations.removeIf(old -> which.test(old.endpoint()));
    digest.ifPresent(one -> one.forget(which));
  }

  /** Ends one association at once. */
  synchronized void end(SecurityAssociation association) {
    associations.removeIf(one -> one == association);
  }

  /** Who has signed in here so. */
  synchronized List<EndpointId> signedIn(Predicate<SecurityAssociation> how) {
    return associations.values().stream().filter(how).map(SecurityAssociation::endpoint).toList();
  }

  synchronized void begin(Handshake handshake) {
    handshakes.removeIf(old -> !old.isValid(handshake.started()));
    handshakes.put(handshake.opaque(), handshake);
  }

  /** The handshake of that name, which is over with this call. */
  synchronized Optional<Handshake> take(String opaque, Instant now) {
    return handshakes.remove(opaque).filter(h -> h.isValid(now));
  }

  /** Adds an association; an older one of the same endpoint ends soon. */
  synchronized void establish(SecurityAssociation added, Instant now) {
    associations.removeIf(old -> !old.isValid(now));
    associations.values().stream()
        .filter(old -> old.endpoint().equals(added.endpoint()))
        .forEach(old -> old.endAt(now.plus(GRACE)));
    associations.put(added.opaque(), added);
  }

  /** The association of that name, if it still holds. */
  synchronized Optional<SecurityAssociation> find(String opaque, Instant now) {
    return associations.find(opaque).filter(a -> a.isValid(now));
  }

  /**
   * The association that signs an outbound message. The client is in From if this is an answer and
   * in To if it is a request: first choice is the newest association of that user and epid, then
   * that of the user, then any newest one, because To may name someone else (a call that was
   * forwarded). Answers to REGISTER do without the last choice: they may be for someone who is not
   * signed in yet.
   */
  synchronized Optional<SecurityAssociation> signerOf(RawMessage message, Instant now) {
    boolean anyone = !message.method().equals("REGISTER");
    if (anyone && associations.size() == 1) {
      return associations.values().stream().filter(only -> only.isValid(now)).findFirst();
    }
    RawMessageAddress client = message.isRequest() ? message.to() : message.from();
    Optional<SipUri> user = client.aor();
    String epid = client.epid();
    SecurityAssociation best = null;
    int bestRank = 0;
    for (SecurityAssociation candidate : associations.values()) {
      int rank = rank(candidate.endpoint(), user, epid, anyone);
      if (rank > 0 && rank >= bestRank && candidate.isValid(now)) {
        best = candidate;
        bestRank = rank;
      }
    }
    return Optional.ofNullable(best);
  }

  private static int rank(EndpointId endpoint, Optional<SipUri> user, String epid, boolean anyone) {
    if (user.filter(endpoint.aor()::equals).isPresent()) {
      return endpoint.epid().value().equalsIgnoreCase(epid) ? 3 : 2;
    }
    return anyone ? 1 : 0;
  }

  /** Remembers an INVITE that gets a refusal, by the branch of its topmost Via. */
  synchronized void refusedInvite(String branch) {
    refusedInvites.put(branch, true);
  }

  /** Whether an ACK of that branch acknowledges such a refusal. */
  synchronized boolean isForRefusedInvite(String branch) {
    return refusedInvites.find(branch).isPresent();
  }
}
