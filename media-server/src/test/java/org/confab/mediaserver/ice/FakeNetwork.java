package org.confab.mediaserver.ice;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.confab.mediaserver.figures.Figures;
import org.confab.protocol.sdp.IceCandidate;
import org.confab.protocol.sdp.IceCredentials;

/** Agents on ports of their own, packets between them, and a clock that only a test moves. */
final class FakeNetwork {
  final Figures figures = new Figures();
  Predicate<Packet> lost = packet -> false;
  int sent;
  private final Deque<Packet> under = new ArrayDeque<>();
  private final List<Node> nodes = new ArrayList<>();
  private long nanos;

  record Packet(InetSocketAddress from, InetSocketAddress to, byte[] bytes) {}

  /** One side with its agent. */
  final class Node implements IceListener {
    final IceCredentials credentials;
    final List<IceCandidate> candidates = new ArrayList<>();
    final Map<Integer, InetSocketAddress> selected = new TreeMap<>();
    final List<IceFailure> failures = new ArrayList<>();
    final IceAgent agent;
    int connected;

    Node(String name, int port, boolean controlling, IceLimits limits) {
      credentials = new IceCredentials(name, "passwordof" + name + "0123456789");
      for (int component = 1; component <= 2; component++) {
        candidates.add(IceCandidate.host("1", component, 0xffff, at(port + component - 1)));
      }
      agent =
          new IceAgent(
              new IceSession(credentials, candidates, controlling),
              new IceSurroundings(
                  (component, to, bytes) -> send(new Packet(at(port + component - 1), to, bytes)),
                  this,
                  limits,
                  new Random(name.hashCode()),
                  () -> nanos,
                  figures));
      nodes.add(this);
    }

    /** Learns what the other one says of itself. */
    void hears(Node other, IceDialect dialect) {
      agent.remote(other.credentials, other.candidates, dialect);
    }

    private boolean owns(Packet packet, IceCandidate candidate) {
      return candidate.address().equals(packet.to());
    }

    private void take(Packet packet) {
      for (IceCandidate candidate : candidates) {
        if (owns(packet, candidate)) {
          agent.received(candidate.component(), packet.from(), packet.bytes());
        }
      }
    }

    @Override
    public void selected(int component, InetSocketAddress remote) {
      selected.put(component, remote);
    }

    @Override
    public void connected() {
      connected++;
    }

    @Override
    public void failed(IceFailure why) {
      failures.add(why);
    }
  }

  Node node(String name, int port, boolean controlling) {
    return new Node(name, port, controlling, IceLimits.DEFAULT);
  }

  static InetSocketAddress at(int port) {
    return new InetSocketAddress("192.0.2.1", port);
  }

  private void send(Packet packet) {
    sent++;
    if (!lost.test(packet)) {
      under.add(packet);
    }
  }

  /** Hands a packet to whoever has its port. */
  void deliver(Packet packet) {
    List.copyOf(nodes).forEach(node -> node.take(packet));
  }

  /** Lets so much time go by, in steps of what the agents want. */
  void pass(Duration time) {
    long end = nanos + time.toNanos();
    while (true) {
      long next = end;
      for (Node node : nodes) {
        next = Math.min(next, node.agent.tick());
      }
      boolean quiet = under.isEmpty();
      for (Packet packet = under.poll(); packet != null; packet = under.poll()) {
        deliver(packet);
      }
      if (quiet && nanos >= end) {
        return;
      }
      // A millisecond at least, so that an agent that is always due does not stop the clock.
      nanos = quiet ? Math.min(end, Math.max(next, nanos + 1_000_000)) : nanos;
    }
  }
}
