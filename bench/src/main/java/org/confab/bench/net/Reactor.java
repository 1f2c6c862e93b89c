package org.confab.bench.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/** One thread that reads and writes many connections. Their handlers run on it, one by one. */
public final class Reactor implements AutoCloseable {
  /** Of a network of 256, without the first and the last. */
  private static final int HOSTS = 254;

  private final Selector selector;
  private final Thread thread;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Map<InetSocketAddress, SSLContext> secured = new ConcurrentHashMap<>();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile int addresses;
  private volatile boolean open = true;

  /** Starts the thread. */
  public Reactor() {
    try {
      selector = Selector.open();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    thread = new Thread(this::loop, "bench-io");
    thread.setDaemon(true);
    thread.start();
  }

  /** From now on connections to that address are made with TLS, each with a handshake anew. */
  public void secure(InetSocketAddress server, SSLContext context) {
    secured.put(server, context);
  }

  /**
   * From now on connections come from so many addresses of the loopback in turn, up to 60,000, as
   * those of that many machines: servers bound what a single address may have.
   */
  public Reactor spread(int many) {
    addresses = many;
    return this;
  }

  /**
   * Opens a connection of SIP. From {@link #spread many addresses} it is begun and not waited for:
   * its own end is known before. Else it is there when this returns.
   *
   * @param handler takes each whole message, on this reactor's thread
   */
  public Connection connect(InetSocketAddress server, Consumer<byte[]> handler) {
    return stream(server, new Framing(handler)::take);
  }

  /**
   * Opens a connection.
   *
   * @param reader takes what comes as it comes, on this reactor's thread
   */
  public Connection stream(InetSocketAddress server, Consumer<byte[]> reader) {
    SocketChannel channel = socket();
    try {
      channel.connect(server);
      channel.configureBlocking(false);
      Connection made =
          new Connection(
              channel,
              this,
              Optional.ofNullable(secured.get(server)).map(SSLContext::createSSLEngine),
              reader);
      run(() -> register(channel, made));
      return made;
    } catch (BindException noPort) {
      close(channel);
      throw new NoSocket(noPort);
    } catch (IOException refused) {
      close(channel);
      throw new UncheckedIOException("cannot connect to " + server, refused);
    }
  }

  private SocketChannel socket() {
    if (OpenFiles.nearlyAll()) {
      throw new NoSocket(new IOException("too many open files: raise ulimit -n"));
    }
    try {
      SocketChannel channel = SocketChannel.open();
      try {
        channel.socket().setTcpNoDelay(true);
        if (addresses > 0) {
          channel.bind(source(Math.floorMod(connections.getAndIncrement(), addresses)));
          channel.configureBlocking(false);
        }
        return channel;
      } catch (IOException noPort) {
        channel.close();
        throw noPort;
      }
    } catch (IOException none) {
      throw new NoSocket(none);
    }
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException secondFailure) {
      throw new UncheckedIOException(secondFailure);
    }
  }

  private static InetSocketAddress source(int number) throws IOException {
    byte[] address = {127, 1, (byte) (number / HOSTS), (byte) (1 + number % HOSTS)};
    return new InetSocketAddress(InetAddress.getByAddress(address), 0);
  }

  /** Runs a task on the reactor's thread. */
  public void run(Runnable task) {
    if (Thread.currentThread() == thread) {
      task.run();
    } else {
      tasks.add(task);
      selector.wakeup();
    }
  }

  private void register(SocketChannel channel, Connection connection) {
    try {
      int interest = channel.isConnected() ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT;
      connection.registered(channel.register(selector, interest, connection));
    } catch (IOException closed) {
      connection.end();
    }
  }

  private void loop() {
    while (open) {
      try {
        selector.select(1000);
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
      for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
        task.run();
      }
      for (SelectionKey key : selector.selectedKeys()) {
        ((Connection) key.attachment()).ready(key);
      }
      selector.selectedKeys().clear();
    }
  }

  @Override
  public void close() {
    open = false;
    selector.wakeup();
    try {
      thread.join(5000);
      for (SelectionKey key : selector.keys()) {
        ((Connection) key.attachment()).close();
      }
      selector.close();
    } catch (IOException ignoredAtTheEnd) {
      throw new UncheckedIOException(ignoredAtTheEnd);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
