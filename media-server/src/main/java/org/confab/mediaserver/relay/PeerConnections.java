package org.confab.mediaserver.relay;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.confab.mediaserver.figures.Counter;
import org.confab.protocol.stun.StunError;
import org.jspecify.annotations.Nullable;

/** A relayed address over TCP for a client of RFC 6062. Of one thread. */
final class PeerConnections implements PeerSocket {
  private static final System.Logger LOG = System.getLogger(PeerConnections.class.getName());

  private final Surroundings around;
  private final RelayLoop loop;
  private final Bindings bindings;
  private final ByteBuffer buffer;
  private final Receiver receiver;
  private final TcpPort port;
  private final Map<InetSocketAddress, PeerConnection> connections = new HashMap<>();

  private PeerConnections(
      Surroundings around,
      RelayLoop loop,
      Bindings bindings,
      ByteBuffer buffer,
      InetSocketAddress local,
      Receiver receiver)
      throws IOException {
    this.around = around;
    this.loop = loop;
    this.bindings = bindings;
    this.buffer = buffer;
    this.receiver = receiver;
    this.port = TcpPort.open(local.getAddress(), local.getPort(), loop, this::arrived);
  }

  /**
   * Opens relayed addresses at that address.
   *
   * @param buffer of the loop's thread
   */
  static Opener at(
      InetAddress bind, Surroundings around, RelayLoop loop, Bindings bindings, ByteBuffer buffer) {
    return (port, receiver) ->
        new PeerConnections(
            around, loop, bindings, buffer, new InetSocketAddress(bind, port), receiver);
  }

  Surroundings around() {
    return around;
  }

  RelayLoop loop() {
    return loop;
  }

  Bindings bindings() {
    return bindings;
  }

  ByteBuffer buffer() {
    return buffer;
  }

  Receiver receiver() {
    return receiver;
  }

  @Override
  public int port() {
    return port.number();
  }

  @Override
  public boolean stream() {
    return true;
  }

  @Override
  public void connect(InetSocketAddress peer, Connected outcome) {
    port.takeWaiting();
    if (connections.containsKey(peer)) {
      throw new TurnRefused(StunError.CONNECTION_EXISTS);
    }
    if (full() || !receiver.user().connects(around.nanos())) {
      throw new TurnRefused(StunError.INSUFFICIENT_CAPACITY);
    }
    try {
      begun(port.connecting(peer), peer, outcome);
    } catch (IOException failed) {
      receiver.user().disconnected();
      LOG.log(Level.DEBUG, "to a peer", failed);
      throw new TurnRefused(StunError.CONNECTION_FAILED);
    }
  }

  private boolean full() {
    return connections.size() >= around.limits().allocation().peerConnections();
  }

  private void arrived(SocketChannel channel, InetSocketAddress peer) throws IOException {
    if (!receiver.permits(peer.getAddress())
        || full()
        || connections.containsKey(peer)
        || !receiver.user().holdsConnection()) {
      around.figures().count(Counter.RELAY_PEERS_REFUSED);
      RelayLoop.shut(channel);
      return;
    }
    try {
      receiver.attempted(peer, begun(channel, peer, null).id());
    } catch (IOException gone) {
      receiver.user().disconnected();
      throw gone;
    }
  }

  private PeerConnection begun(
      SocketChannel channel, InetSocketAddress peer, @Nullable Connected outcome)
      throws IOException {
    PeerConnection made = new PeerConnection(this, channel, peer, outcome);
    connections.put(peer, made);
    around.figures().count(Counter.RELAY_PEER_CONNECTIONS);
    return made;
  }

  /** One has ended. */
  void forget(PeerConnection connection) {
    if (connections.remove(connection.peer(), connection)) {
      receiver.user().disconnected();
    }
  }

  /** Datagrams are not for this relayed address. */
  @Override
  public void send(InetSocketAddress peer, ByteBuffer data) {
    around.figures().count(Counter.RELAY_PEERS_REFUSED);
  }

  @Override
  public void sweep(long now) {
    List.copyOf(connections.values()).forEach(connection -> connection.sweep(now));
  }

  @Override
  public void close() {
    port.close();
    List.copyOf(connections.values()).forEach(PeerConnection::close);
  }
}
