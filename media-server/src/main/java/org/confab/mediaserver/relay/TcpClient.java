package org.confab.mediaserver.relay;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;
import org.jspecify.annotations.Nullable;

/** A client on a TCP connection. What it holds ends with the connection (RFC 5766 2.1). */
final class TcpClient extends Client implements RelayLoop.Waiting {
  private static final System.Logger LOG = System.getLogger(TcpClient.class.getName());

  private final SocketChannel channel;
  private final TcpEntrance entrance;
  private final Unsent unsent;
  private final ByteBuffer received;
  private final SelectionKey key;
  private Framing framing = Framing.UNKNOWN;
  private long idleSince;
  private Bindings.@Nullable Waiting joined;
  private boolean closed;

  TcpClient(SocketChannel channel, InetSocketAddress remote, TcpEntrance entrance, RelayLoop loop)
      throws IOException {
    super(remote);
    this.channel = channel;
    this.entrance = entrance;
    this.unsent = new Unsent(channel, entrance.limits().tcp().unsent(), entrance.backlog());
    this.received = ByteBuffer.allocateDirect(entrance.limits().tcp().message());
    this.idleSince = entrance.now();
    this.key = loop.register(channel, SelectionKey.OP_READ, this);
  }

  @Override
  void holds(@Nullable Allocation held) {
    super.holds(held);
    idleSince = entrance.now();
  }

  /** Whether it has had nothing for too long. */
  boolean idle() {
    return allocation() == null
        && entrance.now() - idleSince > entrance.limits().tcp().idle().toMillis();
  }

  @Override
  void joins(Bindings.Waiting peer) {
    joined = peer;
  }

  /** Hands the connection over; it is this relay's client no more. */
  private void leave(Bindings.Waiting peer) {
    closed = true;
    unsent.forget();
    key.cancel();
    ByteBuffer early = ByteBuffer.allocate(received.remaining()).put(received).flip();
    peer.bound(channel, early, entrance.left(this));
  }

  @Override
  boolean stream() {
    return true;
  }

  @Override
  void send(ByteBuffer packet) {
    if (closed) {
      return;
    }
    try {
      if (!unsent.send(packet, key)) {
        figures().count(Counter.RELAY_PACKETS_OVER_LIMIT);
      }
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, "to a client", gone);
      close();
    }
  }

  private Figures figures() {
    return entrance.figures();
  }

  @Override
  public void ready(SelectionKey selected) throws IOException {
    if (selected.isWritable()) {
      unsent.writable(selected);
    }
    if (selected.isReadable()) {
      if (channel.read(received) < 0) {
        close();
        return;
      }
      received.flip();
      takeAll();
      if (!closed) {
        received.compact();
      }
    }
  }

  private void takeAll() {
    while (!closed && received.hasRemaining()) {
      if (framing == Framing.UNKNOWN) {
        framing = Framing.of(received.get(received.position()));
      }
      if (framing == Framing.MS && allocation() == null && Unframed.begins(received)) {
        figures().count(Counter.RELAY_UNREADABLE);
        send(Unframed.answer(received));
        received.position(received.limit());
        return;
      }
      int length = framing.length(received);
      if (length == Framing.BROKEN || length > received.capacity()) {
        figures().count(Counter.RELAY_UNREADABLE);
        close();
        return;
      }
      if (length == Framing.INCOMPLETE || length > received.remaining()) {
        return;
      }
      int end = received.position() + length;
      int limit = received.limit();
      received.limit(end);
      take();
      if (!closed) {
        received.limit(limit).position(end);
        if (joined != null) {
          leave(joined);
        }
      }
    }
  }

  private void take() {
    if (framing == Framing.HELLO) {
      framing = Framing.MS;
      send(entrance.hello());
    } else if (framing == Framing.STANDARD) {
      entrance.dialects().standard().take(this, received);
    } else {
      byte kind = received.get(received.position());
      received.position(received.position() + Framing.HEAD);
      if (kind == Framing.DATA) {
        entrance.dialects().ms().data(this, received);
      } else if (MsTurn.isMessage(received)) {
        entrance.dialects().ms().take(this, received);
      } else {
        figures().count(Counter.RELAY_UNREADABLE);
        close();
      }
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      unsent.forget();
      RelayLoop.shut(channel);
      entrance.gone(this);
    }
  }
}
