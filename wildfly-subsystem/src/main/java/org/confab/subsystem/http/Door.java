package org.confab.subsystem.http;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.xnio.ChannelListener;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.XnioExecutor;
import org.xnio.channels.AcceptingChannel;
import org.xnio.ssl.SslConnection;

/**
 * Takes the connections of one listener before Undertow sees them: it bounds the connections of all
 * addresses together, and the time of a request's headers, but neither those of one address nor a
 * TLS handshake.
 */
final class Door implements ChannelListener<AcceptingChannel<? extends StreamConnection>> {
  /** Seconds for a TLS handshake, the same as for SIP. */
  static final int HANDSHAKE_SECONDS = 15;

  private static final System.Logger LOG = System.getLogger(Door.class.getName());

  /** Nanoseconds between two warnings: who floods the server must not flood its log. */
  private static final long QUIET = TimeUnit.MINUTES.toNanos(1);

  private final ChannelListener<? super StreamConnection> inside;
  private final AddressCount count;
  private final IntSupplier most;
  private final AtomicLong warned = new AtomicLong(System.nanoTime() - QUIET);

  /**
   * @param inside who takes the connections that are let in
   * @param count of the connections of all listeners
   * @param most connections of one address, asked for each
   */
  Door(ChannelListener<? super StreamConnection> inside, AddressCount count, IntSupplier most) {
    this.inside = inside;
    this.count = count;
    this.most = most;
  }

  @Override
  public void handleEvent(AcceptingChannel<? extends StreamConnection> listening) {
    try {
      StreamConnection connection = listening.accept();
      if (connection != null) {
        admit(connection);
      }
    } catch (IOException failed) {
      LOG.log(Level.WARNING, "an HTTP connection could not be accepted", failed);
    }
  }

  private void admit(StreamConnection connection) {
    InetSocketAddress peer = connection.getPeerAddress(InetSocketAddress.class);
    // Who is gone already has no address.
    if (peer == null) {
      IoUtils.safeClose(connection);
      return;
    }
    Optional<Runnable> leaving = count.enter(peer.getAddress(), most.getAsInt());
    if (leaving.isEmpty()) {
      IoUtils.safeClose(connection);
      warn(peer.getAddress());
      return;
    }
    connection.setCloseListener(closed -> leaving.get().run());
    if (connection instanceof SslConnection secured) {
      awaitHandshake(secured);
    }
    ChannelListeners.invokeChannelListener(connection, inside);
  }

  private static void awaitHandshake(SslConnection connection) {
    XnioExecutor.Key late =
        connection
            .getIoThread()
            .executeAfter(() -> IoUtils.safeClose(connection), HANDSHAKE_SECONDS, TimeUnit.SECONDS);
    connection.getHandshakeSetter().set(done -> late.remove());
    connection.setCloseListener(closed -> late.remove());
  }

  private void warn(InetAddress address) {
    long last = warned.get();
    long now = System.nanoTime();
    if (now - last >= QUIET && warned.compareAndSet(last, now)) {
      LOG.log(
          Level.WARNING,
          "connections are refused that are too many of one address: "
              + address.getHostAddress()
              + " has "
              + most.getAsInt()
              + " to the web parts (http-connections-per-address)");
    }
  }
}
