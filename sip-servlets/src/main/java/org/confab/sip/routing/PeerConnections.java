package org.confab.sip.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.core.peers.Peer;
import org.confab.sip.edge.Flow;
import org.confab.sip.edge.Flows;
import org.confab.sip.front.Connections;

/**
 * The connections to peers, each opened by the first message that has to go there, and those that
 * peers have opened.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init") // the container injects
public class PeerConnections {
  @Inject private Flows flows;

  private final Connections<Peer> connections = new Connections<>();
  private final Map<Peer, Flow> theirs = new ConcurrentHashMap<>();

  /** For the container, which injects the rest. */
  public PeerConnections() {}

  PeerConnections(Flows flows) {
    this.flows = flows;
  }

  /**
   * The connection to a peer, once the peer has proved its name. A peer that is changed in the
   * table is another one.
   */
  public CompletionStage<Flow> flow(Peer peer) {
    return connections.flow(peer, () -> flows.open(peer.address(), peer.name(), peer.name()));
  }

  /** A peer that has proved its name has sent something on that connection. */
  public void heard(Peer peer, Flow flow) {
    theirs.put(peer, flow);
  }

  /** The connection that is open now: this server's own, else the one the peer used last. */
  public Optional<Flow> current(Peer peer) {
    return connections
        .current(peer)
        .or(() -> Optional.ofNullable(theirs.get(peer)).filter(Flow::isOpen));
  }
}
