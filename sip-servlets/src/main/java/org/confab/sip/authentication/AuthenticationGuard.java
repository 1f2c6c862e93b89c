package org.confab.sip.authentication;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.confab.core.authentication.Admission;
import org.confab.core.authentication.Authenticator;
import org.confab.core.authentication.FlowListener;
import org.confab.core.authentication.FlowOrigin;
import org.confab.core.authentication.PeerBoundary;
import org.confab.core.authentication.Verdict;
import org.confab.core.mcufactory.MediaServerCertificate;
import org.confab.core.peers.Peer;
import org.confab.core.peers.Peers;
import org.confab.core.policy.PolicyPeers;
import org.confab.sip.edge.Flow;
import org.confab.sip.edge.FlowGuard;

/**
 * Shows every message to the {@link Authenticator} on its way in and out, and tells every {@link
 * FlowListener} of the deployment when a flow is gone.
 */
@Dependent
public class AuthenticationGuard implements FlowGuard {
  private static final Logger LOG = System.getLogger(AuthenticationGuard.class.getName());

  /** A peer may be silent as long as a call rests. */
  private static final Duration PEER_SILENCE = Duration.ofHours(12);

  private final Authenticator authenticator;
  private final Supplier<Peers> peers;
  private final PeerBoundary boundary;
  private final Iterable<FlowListener> listeners;

  @Inject
  AuthenticationGuard(
      Authenticator authenticator,
      PolicyPeers peers,
      PeerBoundary boundary,
      @Any Instance<FlowListener> listeners) {
    this(authenticator, peers, boundary, (Iterable<FlowListener>) listeners);
  }

  AuthenticationGuard(
      Authenticator authenticator,
      Supplier<Peers> peers,
      PeerBoundary boundary,
      Iterable<FlowListener> listeners) {
    this.authenticator = authenticator;
    this.peers = peers;
    this.boundary = boundary;
    this.listeners = listeners;
  }

  @Override
  public Set<String> neighbours() {
    return peers.get().hosts();
  }

  @Override
  public Inbound inbound(Flow flow, byte[] message) {
    Optional<Peer> peer = peer(flow);
    if (peer.isPresent()) {
      flow.keep(peer.get().name(), PEER_SILENCE);
      Admission admission = boundary.inbound(peer.get(), message);
      return new Inbound(admission.pass(), admission.verdict());
    }
    if (flow.peer().isPresent() && isMediaServer(flow)) {
      return new Inbound(true, new Verdict.TrustedHop(flow.peer().get()));
    }
    Admission admission = authenticator.inbound(origin(flow), message);
    if (admission.verdict() instanceof Verdict.Authenticated known) {
      flow.keep(known.endpoint().aor().address(), authenticator.idleLimit(flow.id()));
    }
    return new Inbound(admission.pass(), admission.verdict());
  }

  /** A connection to a peer that was taken out of the table since is none of the deployment's. */
  private static boolean isMediaServer(Flow flow) {
    return flow.certified().filter(MediaServerCertificate.NAME::equals).isPresent();
  }

  private static FlowOrigin origin(Flow flow) {
    return new FlowOrigin(flow.id(), flow.transport(), flow.remote().getAddress().getHostAddress());
  }

  @Override
  public byte[] outbound(Flow flow, byte[] message) {
    byte[] signed = authenticator.outbound(flow.id(), message);
    return peer(flow).map(peer -> boundary.outbound(peer, signed)).orElse(signed);
  }

  /** The peer at the other end, whoever of the two has opened the connection. */
  private Optional<Peer> peer(Flow flow) {
    return flow.certified().flatMap(peers.get()::named);
  }

  @Override
  public void closed(Flow flow) {
    for (FlowListener listener : listeners) {
      try {
        listener.flowClosed(flow.id());
      } catch (RuntimeException failed) {
        LOG.log(Level.ERROR, "a listener failed on the end of flow " + flow.id(), failed);
      }
    }
  }
}
