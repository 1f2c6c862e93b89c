package org.confab.mediaserver.relay;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.confab.mediaserver.figures.Counter;

/**
 * A relayed address over TCP for a client of [MS-TURN] that came over TCP: there the transport
 * towards peers is that of the client. What is sent to a peer opens the connection; a peer with a
 * permission may open it too, and one that comes a little before its permission waits for it. Of
 * one thread.
 */
final class MsPeerStreams implements PeerSocket {
  private static final System.Logger LOG = System.getLogger(MsPeerStreams.class.getName());

  /** Connections of peers that are not permitted yet. */
  private static final int EARLY = 4;

  private final Surroundings around;
  private final RelayLoop loop;
  private final Backlog backlog;
  private final ByteBuffer buffer;
  private final Receiver receiver;
  private final TcpPort port;
  private final Map<InetSocketAddress, MsPeerStream> streams = new HashMap<>();

  /** Until when peers are left alone; no more than its user may try to reach meanwhile. */
  private final Map<InetSocketAddress, Long> resting = new HashMap<>();

  private MsPeerStreams(
      Surroundings around,
      RelayLoop loop,
      Backlog backlog,
      ByteBuffer buffer,
      InetSocketAddress local,
      Receiver receiver)
      throws IOException {
    this.around = around;
    this.loop = loop;
    this.backlog = backlog;
    this.buffer = buffer;
    this.receiver = receiver;
    this.port = TcpPort.open(local.getAddress(), local.getPort(), loop, this::arrived);
  }

  /**
   * Opens relayed addresses at that address.
   *
   * @param backlog what waits for all connections together
   * @param buffer of the loop's thread
   */
  static Opener at(
      InetAddress bind, Surroundings around, RelayLoop loop, Backlog backlog, ByteBuffer buffer) {
    return (port, receiver) ->
        new MsPeerStreams(
            around, loop, backlog, buffer, new InetSocketAddress(bind, port), receiver);
  }

  Surroundings around() {
    return around;
  }

  RelayLoop loop() {
    return loop;
  }

  Backlog backlog() {
    return backlog;
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
  public void send(InetSocketAddress peer, ByteBuffer data) {
    boolean rests = rests(peer);
    if (!rests && !streams.containsKey(peer)) {
      port.takeWaiting();
    }
    MsPeerStream known = streams.get(peer);
    if (known != null) {
      known.admit();
      known.send(data);
    } else if (rests
        || full()
        || !around.rules().connects(peer)
        || !receiver.user().connects(around.nanos())) {
      around.figures().count(Counter.RELAY_PEERS_REFUSED);
    } else {
      open(peer, data);
    }
  }

  private void open(InetSocketAddress peer, ByteBuffer data) {
    try {
      begun(port.connecting(peer), peer, false).send(data);
    } catch (IOException failed) {
      receiver.user().disconnected();
      rest(peer);
      // As on any way of UDP: it is lost.
      LOG.log(Level.DEBUG, "to a peer", failed);
    }
  }

  private boolean rests(InetSocketAddress peer) {
    Long until = resting.get(peer);
    return until != null && until > around.now();
  }

  private void rest(InetSocketAddress peer) {
    resting.put(peer, around.now() + around.limits().peers().rest().toMillis());
  }

  private MsPeerStream begun(SocketChannel channel, InetSocketAddress peer, boolean early)
      throws IOException {
    MsPeerStream made = new MsPeerStream(this, channel, peer, early);
    streams.put(peer, made);
    around.figures().count(Counter.RELAY_PEER_CONNECTIONS);
    return made;
  }

  private boolean full() {
    return streams.size() >= around.limits().allocation().peerConnections();
  }

  private void arrived(SocketChannel channel, InetSocketAddress peer) throws IOException {
    boolean early = !receiver.permits(peer.getAddress());
    boolean tooMany =
        early && streams.values().stream().filter(MsPeerStream::early).count() >= EARLY;
    if (tooMany || full() || streams.containsKey(peer) || !receiver.user().holdsConnection()) {
      refuse(channel);
      RelayLoop.shut(channel);
      return;
    }
    try {
      begun(channel, peer, early);
    } catch (IOException gone) {
      receiver.user().disconnected();
      throw gone;
    }
  }

  /** Has a connection reset when it is closed: else the peer could not be connected to for long. */
  void refuse(SocketChannel channel) {
    around.figures().count(Counter.RELAY_PEERS_REFUSED);
    try {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, "a connection of a peer", gone);
    }
  }

  /** One has ended. */
  void forget(MsPeerStream stream) {
    if (!streams.remove(stream.peer(), stream)) {
      return;
    }
    receiver.user().disconnected();
    if (!stream.connected()) {
      rest(stream.peer());
    }
  }

  @Override
  public void sweep(long now) {
    List.copyOf(streams.values()).forEach(stream -> stream.sweep(now));
    resting.values().removeIf(until -> until <= now);
  }

  @Override
  public void close() {
    port.close();
    List.copyOf(streams.values()).forEach(MsPeerStream::close);
  }
}
