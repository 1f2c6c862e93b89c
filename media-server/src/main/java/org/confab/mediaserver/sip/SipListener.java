package org.confab.mediaserver.sip;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;
import org.confab.mediaserver.tls.MutualTls;

/** Listens for the server's SIP connections; everybody else fails in the handshake. */
public final class SipListener implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SipListener.class.getName());
  private static final int BACKLOG = 16;

  private final SSLServerSocket socket;
  private final UserAgent agent;
  private final Figures figures;
  private final Semaphore places;
  private final Set<SipConnection> connections = ConcurrentHashMap.newKeySet();

  /** Begins to listen; throws {@link IOException} if the port is taken. */
  public SipListener(InetSocketAddress address, MutualTls tls, UserAgent agent, Figures figures)
      throws IOException {
    this.agent = agent;
    this.figures = figures;
    this.places = new Semaphore(agent.limits().connections());
    this.socket = (SSLServerSocket) tls.context().getServerSocketFactory().createServerSocket();
    socket.setSSLParameters(tls.listening());
    socket.setReuseAddress(true);
    socket.bind(address, BACKLOG);
    thread(this::accept, "sip-listener").start();
  }

  /** The port it listens on. */
  public int port() {
    return socket.getLocalPort();
  }

  private static Thread thread(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        SSLSocket accepted = (SSLSocket) socket.accept();
        if (places.tryAcquire()) {
          thread(() -> serve(accepted), "sip-reader").start();
        } else {
          accepted.close();
        }
      } catch (IOException broken) {
        if (!socket.isClosed()) {
          LOG.log(Level.WARNING, "a connection could not be taken: {0}", broken.getMessage());
        }
      }
    }
  }

  private void serve(SSLSocket accepted) {
    try (SipConnection connection = new SipConnection(accepted, agent.limits())) {
      accepted.setSoTimeout((int) agent.limits().handshake().toMillis());
      accepted.setTcpNoDelay(true);
      accepted.setKeepAlive(true);
      accepted.startHandshake();
      accepted.setSoTimeout(0);
      connections.add(connection);
      agent.opened(connection);
      LOG.log(Level.INFO, "the server has connected from {0}", accepted.getRemoteSocketAddress());
      connection.run(agent);
      connections.remove(connection);
    } catch (IOException refused) {
      figures.count(Counter.CONNECTIONS_REFUSED);
      LOG.log(
          Level.WARNING,
          "connection from {0} refused: {1}",
          accepted.getRemoteSocketAddress(),
          refused.getMessage());
    } finally {
      places.release();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    connections.forEach(SipConnection::close);
  }
}
