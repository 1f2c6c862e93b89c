package org.confab.sip.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.confab.core.peers.Peer;
import org.confab.sip.edge.Flow;
import org.confab.sip.edge.Flows;
import org.confab.sip.front.Connections;

/** The connections to peers, each opened by the first message that has to go there. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init") // the container injects
public class PeerConnections {
  @Inject private Flows flows;

  private final Connections<Peer> connections = new Connections<>();

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

  /** The connection that is open now. */
  public Optional<Flow> current(Peer peer) {
    return connections.current(peer);
  }
}
