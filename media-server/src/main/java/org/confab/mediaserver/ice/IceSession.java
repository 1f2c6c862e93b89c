package org.confab.mediaserver.ice;

import java.util.List;
import java.util.Optional;
import org.confab.protocol.sdp.IceCandidate;
import org.confab.protocol.sdp.IceCredentials;

/**
 * What an agent is made with.
 *
 * @param credentials of this side
 * @param candidates of this side: one or more for each component, all on the component's one port
 * @param controlling whether this side made the offer
 */
public record IceSession(
    IceCredentials credentials, List<IceCandidate> candidates, boolean controlling) {
  /** Copies its list; {@link IllegalArgumentException} without candidates. */
  public IceSession {
    candidates = List.copyOf(candidates);
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException("an agent without candidates");
    }
  }

  /** The numbers of the components. */
  List<Integer> components() {
    return candidates.stream().map(IceCandidate::component).distinct().sorted().toList();
  }

  /** The best candidate of a component, which stands for its port. */
  Optional<IceCandidate> base(int component) {
    return candidates.stream()
        .filter(candidate -> candidate.component() == component)
        .max(java.util.Comparator.comparingLong(IceCandidate::priority));
  }
}
