package org.confab.mediaserver.ice;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.confab.protocol.sdp.IceCandidate;

/**
 * One of our ports with an address of the other side (RFC 8445 6.1.2). Which of our addresses the
 * packets have does not matter here: a component has one port.
 */
final class CandidatePair {
  private final int component;
  private final IceCandidate local;
  private final InetSocketAddress remote;
  private final String foundation;
  private final long remotePriority;
  private State state = State.FROZEN;
  private boolean nominated;
  private boolean nominatedByPeer;

  /** RFC 8445 6.1.2.6. */
  enum State {
    FROZEN,
    WAITING,
    IN_PROGRESS,
    SUCCEEDED,
    FAILED
  }

  CandidatePair(
      IceCandidate local, InetSocketAddress remote, String foundation, long remotePriority) {
    this.component = local.component();
    this.local = local;
    this.remote = remote;
    this.foundation = foundation;
    this.remotePriority = remotePriority;
  }

  /** The pair of a candidate of the other side; empty if none of our ports can reach it. */
  static Optional<CandidatePair> of(IceSession session, IceCandidate remote) {
    return session
        .base(remote.component())
        .filter(base -> remote.transport() == IceCandidate.Transport.UDP)
        .filter(base -> reachable(base.address(), remote.address()))
        .map(
            base ->
                new CandidatePair(base, remote.address(), remote.foundation(), remote.priority()));
  }

  private static boolean reachable(InetSocketAddress base, InetSocketAddress remote) {
    return remote.getPort() != 0
        && !remote.getAddress().isMulticastAddress()
        && !remote.getAddress().isAnyLocalAddress()
        && remote.getAddress().getClass() == base.getAddress().getClass();
  }

  int component() {
    return component;
  }

  IceCandidate local() {
    return local;
  }

  InetSocketAddress remote() {
    return remote;
  }

  String foundation() {
    return foundation;
  }

  /** RFC 8445 6.1.2.3, as a number without sign. */
  long priority(boolean controlling) {
    long ours = local.priority();
    long g = controlling ? ours : remotePriority;
    long d = controlling ? remotePriority : ours;
    return (Math.min(g, d) << 32) + 2 * Math.max(g, d) + (g > d ? 1 : 0);
  }

  State state() {
    return state;
  }

  void state(State next) {
    state = next;
  }

  boolean nominated() {
    return nominated;
  }

  void nominate() {
    nominated = true;
  }

  /** Whether the controlling peer has chosen it, so that its success nominates it. */
  boolean nominatedByPeer() {
    return nominatedByPeer;
  }

  void nominateByPeer() {
    nominatedByPeer = true;
  }
}
