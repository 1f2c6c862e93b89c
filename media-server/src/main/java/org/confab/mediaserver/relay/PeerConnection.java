package org.confab.mediaserver.relay;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A connection with a peer for a client of RFC 6062: it is opened, waits until the client comes for
 * it, and is then passed on as it is. Of one thread, save {@link #bound}.
 */
final class PeerConnection implements RelayLoop.Waiting, Bindings.Waiting {
  private static final System.Logger LOG = System.getLogger(PeerConnection.class.getName());

  private final PeerConnections all;
  private final SocketChannel channel;
  private final InetSocketAddress peer;
  private final PeerSocket.@Nullable Connected outcome;
  private final int id;
  private long since;
  private boolean connected;
  private boolean over;
  private @Nullable DataPair pair;

  /**
   * @param outcome who is told that it is open; nobody if the peer has opened it
   */
  PeerConnection(
      PeerConnections all,
      SocketChannel channel,
      InetSocketAddress peer,
      PeerSocket.@Nullable Connected outcome)
      throws IOException {
    this.all = all;
    this.channel = channel;
    this.peer = peer;
    this.outcome = outcome;
    this.connected = outcome == null;
    this.since = all.around().now();
    all.loop().register(channel, connected ? 0 : SelectionKey.OP_CONNECT, this);
    this.id = all.bindings().add(this);
  }

  InetSocketAddress peer() {
    return peer;
  }

  int id() {
    return id;
  }

  @Override
  public Credentials credentials() {
    return all.receiver().credentials();
  }

  @Override
  public void ready(SelectionKey key) throws IOException {
    if (!connected && channel.finishConnect()) {
      connected = true;
      since = all.around().now();
      key.interestOps(0);
      if (outcome != null) {
        outcome.connected(id);
      }
    }
  }

  /** Ends it if it was not opened, or its client has not come, in time. */
  void sweep(long now) {
    if (pair == null && now - since > all.around().limits().tcp().peerConnection().toMillis()) {
      close();
    }
  }

  @Override
  public void bound(SocketChannel client, ByteBuffer early, Runnable closed) {
    all.loop().execute(() -> join(client, early, closed));
  }

  private void join(SocketChannel client, ByteBuffer early, Runnable closed) {
    if (over || !connected) {
      RelayLoop.shut(client);
      closed.run();
      return;
    }
    try {
      DataPair made =
          new DataPair(
              new DataPair.Ends(client, channel),
              all.loop(),
              all.around(),
              all.receiver().user(),
              all.buffer(),
              () -> {
                closed.run();
                close();
              });
      pair = made;
      made.begin(early);
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, "a connection of a peer", gone);
      if (pair == null) {
        RelayLoop.shut(client);
        closed.run();
      }
      close();
    }
  }

  @Override
  public void close() {
    if (over) {
      return;
    }
    over = true;
    all.bindings().remove(id, this);
    all.forget(this);
    RelayLoop.shut(channel);
    if (pair != null) {
      pair.close();
    }
    if (!connected && outcome != null) {
      outcome.failed();
    }
  }
}
