package org.confab.mediaserver.ice;

import java.util.OptionalLong;
import org.confab.protocol.stun.StunAttribute;
import org.confab.protocol.stun.StunAttributeType;
import org.confab.protocol.stun.StunMessage;

/** Who chooses the pairs, and how a conflict about it ends (RFC 8445 7.3.1.1). */
final class Role {
  private final long tieBreaker;
  private boolean controlling;

  Role(boolean controlling, long tieBreaker) {
    this.controlling = controlling;
    this.tieBreaker = tieBreaker;
  }

  boolean controlling() {
    return controlling;
  }

  long tieBreaker() {
    return tieBreaker;
  }

  void change() {
    controlling = !controlling;
  }

  /** What a request of a peer does to the role. */
  enum Claim {
    /** The peer has the other role. */
    AGREES,
    /** Both have the same, and the peer keeps it. */
    WINS,
    /** Both have the same, and the peer has to give way. */
    LOSES
  }

  Claim claim(StunMessage request) {
    StunAttributeType ours =
        controlling ? StunAttributeType.ICE_CONTROLLING : StunAttributeType.ICE_CONTROLLED;
    OptionalLong theirs =
        request.first(ours).map(StunAttribute::int64).orElse(OptionalLong.empty());
    if (theirs.isEmpty()) {
      return Claim.AGREES;
    }
    // The larger number controls.
    boolean larger = Long.compareUnsigned(tieBreaker, theirs.getAsLong()) >= 0;
    return larger == controlling ? Claim.LOSES : Claim.WINS;
  }
}
