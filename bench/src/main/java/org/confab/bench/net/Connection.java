package org.confab.bench.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** A TCP connection of a {@link Reactor}, with or without TLS. */
public final class Connection implements AutoCloseable {
  private static final int READ = 64 * 1024;

  /** The reactor has one thread, so one buffer serves all its connections. */
  private static final ThreadLocal<ByteBuffer> BUFFER =
      ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(READ));

  private final SocketChannel channel;
  private final Reactor reactor;
  private final Consumer<byte[]> reader;
  private final InetSocketAddress local;
  private final Optional<TlsLayer> tls;
  private final Queue<ByteBuffer> unsent = new ArrayDeque<>();
  private @Nullable SelectionKey key;
  private volatile boolean closed;
  private volatile long received;
  private volatile Runnable ended = () -> {};

  Connection(
      SocketChannel channel, Reactor reactor, Optional<SSLEngine> engine, Consumer<byte[]> reader)
      throws IOException {
    this.channel = channel;
    this.reactor = reactor;
    this.reader = reader;
    this.tls = engine.map(each -> new TlsLayer(each, reader, unsent::add));
    this.local = (InetSocketAddress) channel.getLocalAddress();
  }

  /** Our own end. */
  public InetSocketAddress local() {
    return local;
  }

  /** The transport as a Via names it. */
  public String transport() {
    return tls.isPresent() ? "TLS" : "TCP";
  }

  /** How many bytes have come so far. */
  public long received() {
    return received;
  }

  /** Whether neither end has closed it. */
  public boolean isOpen() {
    return !closed;
  }

  /** Has that done, on the reactor's thread, once the other end has closed it or it has broken. */
  public void onEnd(Runnable told) {
    ended = told;
    reactor.run(
        () -> {
          if (closed) {
            told.run();
          }
        });
  }

  /** Sends a whole message; on a closed connection it is lost. */
  public void send(byte[] message) {
    reactor.run(
        () -> {
          write(ByteBuffer.wrap(message));
          flush();
        });
  }

  private void write(ByteBuffer message) {
    if (tls.isEmpty()) {
      unsent.add(message);
      return;
    }
    try {
      tls.get().send(message);
    } catch (IOException refused) {
      end();
    }
  }

  void registered(SelectionKey made) {
    key = made;
    if (channel.isConnected()) {
      flush();
    }
  }

  void ready(SelectionKey on) {
    try {
      if (on.isConnectable()) {
        connected();
      } else {
        if (on.isReadable()) {
          read();
        }
        if (on.isValid() && on.isWritable()) {
          flush();
        }
      }
    } catch (CancelledKeyException closedMeanwhile) {
      closed = true;
    }
  }

  private void connected() {
    try {
      if (channel.finishConnect()) {
        flush();
      }
    } catch (IOException refused) {
      end();
    }
  }

  private void read() {
    ByteBuffer buffer = BUFFER.get();
    try {
      buffer.clear();
      int count = channel.read(buffer);
      if (count < 0) {
        end();
        return;
      }
      byte[] bytes = new byte[count];
      buffer.flip().get(bytes);
      received += count;
      if (tls.isPresent()) {
        tls.get().received(bytes);
        flush();
      } else {
        reader.accept(bytes);
      }
    } catch (IOException reset) {
      end();
    }
  }

  private void flush() {
    SelectionKey mine = key;
    if (closed || mine == null || !channel.isConnected()) {
      return;
    }
    try {
      while (!unsent.isEmpty()) {
        ByteBuffer next = unsent.element();
        channel.write(next);
        if (next.hasRemaining()) {
          break;
        }
        unsent.remove();
      }
      mine.interestOps(
          unsent.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    } catch (CancelledKeyException closedMeanwhile) {
      closed = true;
    } catch (IOException reset) {
      end();
    }
  }

  /** The other end has closed it, or it has broken. */
  void end() {
    close();
    ended.run();
  }

  /** Closes the socket, without a word. */
  @Override
  public void close() {
    closed = true;
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      closed = true;
    }
  }
}
