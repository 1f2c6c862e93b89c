package org.confab.mediaserver.c3p;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;
import org.confab.mediaserver.tls.MutualTls;
import org.confab.mediaserver.tls.PeerName;
import org.confab.protocol.c3p.C3pCodec;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pRefused;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.xml.XmlLimits;

/**
 * {@code POST /c3p}: commands of the server. Nobody else gets through the handshake, and the
 * certificate is looked at again with every request. Bodies are bounded before they are read as
 * XML; what is no C3P request is 400, too large 413, everything else 200 with a C3P response.
 */
public final class C3pListener implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(C3pListener.class.getName());
  private static final String PATH = "/c3p";
  private static final int THREADS = 8;
  private static final int WAITING = 256;
  private static final int BACKLOG = 64;
  private static final int LAST_ANSWERS_S = 5;

  private final HttpsServer server;
  private final ThreadPoolExecutor workers;
  private final McuCommands commands;
  private final PeerName peer;
  private final Figures figures;

  /** Begins to listen; throws {@link IOException} if the port is taken. */
  public C3pListener(
      InetSocketAddress address,
      MutualTls tls,
      PeerName peer,
      McuCommands commands,
      Figures figures)
      throws IOException {
    this.commands = commands;
    this.peer = peer;
    this.figures = figures;
    this.workers =
        new ThreadPoolExecutor(
            THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING));
    workers.allowCoreThreadTimeOut(true);
    server = HttpsServer.create(address, BACKLOG);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls.context()) {
          @Override
          public void configure(HttpsParameters parameters) {
            parameters.setSSLParameters(tls.listening());
          }
        });
    server.setExecutor(workers);
    server.createContext("/", this::handle);
    server.start();
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!isServer(exchange)) {
        figures.count(Counter.CALLERS_REFUSED);
        LOG.log(Level.WARNING, "C3P of {0} refused", exchange.getRemoteAddress());
        exchange.sendResponseHeaders(403, -1);
      } else if (!exchange.getRequestURI().getPath().equals(PATH)) {
        exchange.sendResponseHeaders(404, -1);
      } else if (!exchange.getRequestMethod().equals("POST")) {
        exchange.getResponseHeaders().set("Allow", "POST");
        exchange.sendResponseHeaders(405, -1);
      } else if (!isC3p(exchange)) {
        exchange.sendResponseHeaders(415, -1);
      } else {
        command(exchange);
      }
    } catch (RuntimeException unforeseen) {
      LOG.log(Level.ERROR, "a command failed", unforeseen);
      throw unforeseen;
    }
  }

  private boolean isServer(HttpExchange exchange) {
    if (!(exchange instanceof HttpsExchange secure)) {
      return false;
    }
    try {
      peer.check((X509Certificate) secure.getSSLSession().getPeerCertificates()[0]);
      return true;
    } catch (SSLPeerUnverifiedException | CertificateException stranger) {
      return false;
    }
  }

  private static boolean isC3p(HttpExchange exchange) {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    return type != null && type.toLowerCase(Locale.ROOT).startsWith(C3pCodec.CONTENT_TYPE);
  }

  private void command(HttpExchange exchange) throws IOException {
    int most = XmlLimits.MCU_LINK.bytes();
    byte[] body = exchange.getRequestBody().readNBytes(most + 1);
    if (body.length > most) {
      exchange.sendResponseHeaders(413, -1);
      return;
    }
    C3pRequest request;
    try {
      request = C3pCodec.readRequest(body, XmlLimits.MCU_LINK);
    } catch (C3pRefused refused) {
      boolean large = refused.reason() == C3pReason.REQUEST_TOO_LARGE;
      answer(
          exchange,
          large ? 413 : 400,
          "text/plain; charset=utf-8",
          String.valueOf(refused.getMessage()).getBytes(StandardCharsets.UTF_8));
      return;
    }
    answer(exchange, 200, C3pCodec.CONTENT_TYPE, C3pCodec.write(commands.answer(request)));
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Takes no more commands; those that have begun are answered first, if they end in time. */
  @Override
  public void close() {
    workers.shutdown();
    try {
      if (!workers.awaitTermination(LAST_ANSWERS_S, TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "commands were broken off by the end");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    } finally {
      server.stop(0);
      workers.shutdownNow();
    }
  }
}
