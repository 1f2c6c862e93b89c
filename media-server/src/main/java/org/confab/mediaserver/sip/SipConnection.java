package org.confab.mediaserver.sip;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import org.confab.protocol.sip.RawMessage;

/**
 * One TLS connection of the server: a thread that reads and one that writes. Whoever sends only
 * queues; a server that does not read what it is sent loses the connection.
 */
final class SipConnection implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SipConnection.class.getName());
  private static final byte[] END = new byte[0];

  private final SSLSocket socket;
  private final SipLimits limits;
  private final BlockingQueue<byte[]> queue = new LinkedBlockingQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();

  /** What is done with what comes. */
  interface Receiver {
    void received(SipConnection connection, RawMessage message);

    void closed(SipConnection connection);
  }

  SipConnection(SSLSocket socket, SipLimits limits) {
    this.socket = socket;
    this.limits = limits;
  }

  /** Queues a message; false if the connection is closed, or now is because it is too slow. */
  boolean send(byte[] message) {
    if (closed.get()) {
      return false;
    }
    if (waiting.addAndGet(message.length) > limits.waitingBytes()) {
      LOG.log(Level.WARNING, "the server does not read; its connection is closed");
      close();
      return false;
    }
    return queue.add(message);
  }

  /** Reads until the connection ends; in the thread of the caller. */
  void run(Receiver receiver) {
    Thread writer = new Thread(this::write, "sip-writer");
    writer.setDaemon(true);
    writer.start();
    try {
      Framing framing = new Framing(new BufferedInputStream(socket.getInputStream()), limits);
      Optional<RawMessage> next = framing.next();
      while (next.isPresent()) {
        receiver.received(this, next.get());
        next = framing.next();
      }
    } catch (IOException broken) {
      if (!closed.get()) {
        LOG.log(Level.WARNING, "connection of the server ends: {0}", broken.getMessage());
      }
    } finally {
      close();
      receiver.closed(this);
    }
  }

  private void write() {
    try {
      OutputStream out = socket.getOutputStream();
      byte[] message = queue.take();
      while (message != END) {
        out.write(message);
        waiting.addAndGet(-message.length);
        message = queue.take();
      }
    } catch (IOException broken) {
      close();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      queue.add(END);
      try {
        socket.close();
      } catch (IOException already) {
        LOG.log(Level.DEBUG, "closing", already);
      }
    }
  }
}
