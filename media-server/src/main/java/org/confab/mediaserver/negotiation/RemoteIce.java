package org.confab.mediaserver.negotiation;

import java.util.List;
import java.util.Optional;
import org.confab.protocol.sdp.IceCandidate;
import org.confab.protocol.sdp.IceCredentials;
import org.confab.protocol.sdp.RemoteCandidates;

/**
 * What the other side says for ICE.
 *
 * @param credentials of the other side
 * @param candidates of the other side, every kind
 * @param chosen our addresses, once the other side as controlling one has settled on them
 * @param lite whether it makes no checks of its own, so that this side must control
 */
public record RemoteIce(
    IceCredentials credentials,
    List<IceCandidate> candidates,
    Optional<RemoteCandidates> chosen,
    boolean lite) {
  /** Copies its list. */
  public RemoteIce {
    candidates = List.copyOf(candidates);
  }

  /**
   * Whether candidates are spelled as [MS-ICE2] has them, so that checks probably are too. What the
   * other side's own checks show is surer.
   */
  public boolean microsoft() {
    return candidates.stream().anyMatch(candidate -> candidate.transport().microsoft());
  }

  /** Whether it would open connections to us (RFC 6544). */
  public boolean opensConnections() {
    return candidates.stream().anyMatch(candidate -> candidate.transport().opens());
  }

  /** Whether nothing but connections is left, once it has settled on something. */
  boolean connectionsAlone() {
    return !candidates.isEmpty()
        && candidates.stream()
            .noneMatch(candidate -> candidate.transport() == IceCandidate.Transport.UDP);
  }
}
