package org.confab.bench.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/** One thread that reads and writes many connections. Their handlers run on it, one by one. */
public final class Reactor implements AutoCloseable {
  private final Selector selector;
  private final Thread thread;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Map<InetSocketAddress, SSLContext> secured = new ConcurrentHashMap<>();
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
   * Opens a connection of SIP.
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
    try {
      SocketChannel channel = SocketChannel.open(server);
      channel.configureBlocking(false);
      channel.socket().setTcpNoDelay(true);
      Connection made =
          new Connection(
              channel,
              this,
              Optional.ofNullable(secured.get(server)).map(SSLContext::createSSLEngine),
              reader);
      run(() -> register(channel, made));
      return made;
    } catch (IOException refused) {
      throw new UncheckedIOException("cannot connect to " + server, refused);
    }
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
      connection.registered(channel.register(selector, SelectionKey.OP_READ, connection));
    } catch (IOException closed) {
      connection.close();
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
