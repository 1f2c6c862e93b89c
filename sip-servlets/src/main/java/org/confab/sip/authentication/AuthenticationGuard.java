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
import org.confab.core.figures.SipTraffic;
import org.confab.core.mcufactory.MediaServerCertificate;
import org.confab.core.peers.Peer;
import org.confab.core.peers.Peers;
import org.confab.core.policy.PolicyPeers;
import org.confab.core.trace.TracePoint;
import org.confab.core.trace.Traces;
import org.confab.core.trace.Way;
import org.confab.sip.edge.DialogAnswers;
import org.confab.sip.edge.DialogRelay;
import org.confab.sip.edge.Flow;
import org.confab.sip.edge.FlowGuard;
import org.confab.sip.edge.ShortAnswers;

/**
 * Shows every message to the {@link Authenticator} on its way in and out, counts it, and tells
 * every {@link FlowListener} of the deployment when a flow is gone.
 */
@Dependent
public class AuthenticationGuard implements FlowGuard {
  private static final Logger LOG = System.getLogger(AuthenticationGuard.class.getName());

  /** A peer may be silent as long as a call rests. */
  private static final Duration PEER_SILENCE = Duration.ofHours(12);

  private final Authenticator authenticator;
  private final Supplier<Peers> peers;
  private final PeerBoundary boundary;
  private final SipTraffic traffic;
  private final Iterable<FlowListener> listeners;
  private final Traces traces;
  private final Optional<DialogRelay> relay;
  private final Optional<ShortAnswers> answers;
  private final Optional<DialogAnswers> dialogs;

  @Inject
  AuthenticationGuard(
      Authenticator authenticator,
      PolicyPeers peers,
      PeerBoundary boundary,
      SipTraffic traffic,
      @Any Instance<FlowListener> listeners,
      Traces traces,
      DialogRelay relay,
      ShortAnswers answers,
      DialogAnswers dialogs) {
    this(
        authenticator,
        peers,
        boundary,
        traffic,
        (Iterable<FlowListener>) listeners,
        traces,
        Optional.of(relay),
        Optional.of(answers),
        Optional.of(dialogs));
  }

  AuthenticationGuard(
      Authenticator authenticator,
      Supplier<Peers> peers,
      PeerBoundary boundary,
      SipTraffic traffic,
      Iterable<FlowListener> listeners,
      Traces traces,
      Optional<DialogRelay> relay,
      Optional<ShortAnswers> answers,
      Optional<DialogAnswers> dialogs) {
    this.relay = relay;
    this.answers = answers;
    this.dialogs = dialogs;
    this.authenticator = authenticator;
    this.peers = peers;
    this.boundary = boundary;
    this.traffic = traffic;
    this.listeners = listeners;
    this.traces = traces;
  }

  @Override
  public Set<String> neighbours() {
    return peers.get().hosts();
  }

  @Override
  public Optional<DialogRelay> relay() {
    return relay;
  }

  @Override
  public Optional<ShortAnswers> answers() {
    return answers;
  }

  @Override
  public Optional<DialogAnswers> dialogs() {
    return dialogs;
  }

  @Override
  public void answered(Flow flow, byte[] answer, long nanos) {
    traffic.answered(answer, nanos);
  }

  @Override
  public Inbound inbound(Flow flow, byte[] message) {
    traffic.received(message);
    if (traces.isOn()) {
      traces.sip(Way.IN, point(flow), message);
    }
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
    traffic.sent(message);
    byte[] signed = authenticator.outbound(flow.id(), message);
    byte[] sent = peer(flow).map(peer -> boundary.outbound(peer, signed)).orElse(signed);
    if (traces.isOn()) {
      traces.sip(Way.OUT, point(flow), sent);
    }
    return sent;
  }

  @Override
  public void failed(Flow flow, String what) {
    if (traces.isOn()) {
      traces.event(point(flow), what);
    }
  }

  /** The other end, as traces name it. */
  private TracePoint point(Flow flow) {
    Optional<Peer> peer = peer(flow);
    TracePoint.Kind kind =
        peer.isPresent()
            ? TracePoint.Kind.PEER
            : isMediaServer(flow) ? TracePoint.Kind.MEDIA_SERVER : TracePoint.Kind.CLIENT;
    return new TracePoint(
        kind == TracePoint.Kind.MEDIA_SERVER ? flow.peer().orElse(flow.id()) : flow.id(),
        kind,
        flow.transport(),
        flow.remote().getAddress().getHostAddress() + ":" + flow.remote().getPort(),
        peer.map(Peer::name).or(flow::peer).or(flow::account));
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
