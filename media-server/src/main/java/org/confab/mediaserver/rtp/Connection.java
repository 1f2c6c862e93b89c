package org.confab.mediaserver.rtp;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.confab.protocol.rtp.MediaComponent;
import org.confab.protocol.rtp.PacketKind;

/**
 * A TCP connection of one component of a leg: datagrams with their length in two bytes before them
 * (RFC 4571 2). A datagram for which the socket has no room is lost as it would be on the way,
 * whole; so nothing waits but the rest of one.
 */
final class Connection {
  private static final System.Logger LOG = System.getLogger(Connection.class.getName());
  private static final int HEAD = 2;
  private static final int LENGTH = 0xffff;

  /** The bits of a STUN type that say of what class it is: all are set in an error. */
  private static final int STUN_CLASS = 0x0110;

  private final SocketChannel channel;
  private final MediaComponent component;
  private final InetSocketAddress remote;
  private final EventLoop.Receiver receiver;
  private final ByteBuffer in;
  private final ByteBuffer frame;
  private final ByteBuffer out;
  private long heard;
  private volatile boolean proven;

  /**
   * A connection that was taken.
   *
   * @param longest datagram, in bytes
   */
  Connection(
      SocketChannel channel,
      MediaComponent component,
      EventLoop.Receiver receiver,
      int longest,
      long now)
      throws IOException {
    this.channel = channel;
    this.component = component;
    this.receiver = receiver;
    remote = (InetSocketAddress) channel.getRemoteAddress();
    in = ByteBuffer.allocate(2 * (HEAD + longest));
    frame = ByteBuffer.allocate(longest);
    out = ByteBuffer.allocate(HEAD + longest).limit(0);
    heard = now;
  }

  InetSocketAddress remote() {
    return remote;
  }

  MediaComponent component() {
    return component;
  }

  /** When something came last. */
  long heard() {
    return heard;
  }

  /**
   * Whether the other side has proven that it may be here: by something that was answered with more
   * than a STUN error (RFC 8489 5), for nothing else is sent to strangers.
   */
  boolean proven() {
    return proven;
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  /** Hands on what has come; only on the loop. What is no framing ends it. */
  void read(long now) {
    try {
      if (channel.read(in) < 0) {
        close();
        return;
      }
      heard = now;
      in.flip();
      while (channel.isOpen() && in.remaining() >= HEAD) {
        int length = in.getShort(in.position()) & LENGTH;
        if (length > frame.capacity()) {
          close();
        } else if (in.remaining() < HEAD + length) {
          break;
        } else {
          deliver(length, now);
        }
      }
      in.compact();
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, "a connection of media", gone);
      close();
    } catch (RuntimeException | Error trouble) {
      close(); // nobody knows what of it was delivered
      throw trouble;
    }
  }

  private void deliver(int length, long now) {
    int end = in.position() + HEAD + length;
    frame.clear().put(in.duplicate().position(in.position() + HEAD).limit(end)).flip();
    in.position(end);
    if (length > 0) {
      receiver.datagram(component, frame, remote, now);
    }
  }

  /** Sends a datagram, from any thread; returns whether it is on its way. */
  synchronized boolean send(ByteBuffer datagram) {
    proven |= !refuses(datagram);
    try {
      if (out.hasRemaining()) {
        channel.write(out);
      }
      if (out.hasRemaining() || datagram.remaining() > out.capacity() - HEAD) {
        return false;
      }
      out.clear().putShort((short) datagram.remaining()).put(datagram).flip();
      channel.write(out);
      return true;
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, () -> "cannot send to " + remote, gone);
      close();
      return false;
    }
  }

  private static boolean refuses(ByteBuffer datagram) {
    return PacketKind.of(datagram) == PacketKind.STUN
        && datagram.remaining() >= Short.BYTES
        && (datagram.getShort(datagram.position()) & STUN_CLASS) == STUN_CLASS;
  }

  void close() {
    try {
      channel.close();
    } catch (IOException already) {
      LOG.log(Level.DEBUG, "closing", already);
    }
  }
}
