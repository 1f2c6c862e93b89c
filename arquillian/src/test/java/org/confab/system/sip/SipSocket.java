package org.confab.system.sip;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.confab.system.Inbox;
import org.confab.system.server.ConfabServer;

/** A TCP or TLS connection that carries SIP messages, and whatever bytes a test wants to send. */
public final class SipSocket implements AutoCloseable {
  /** How long a test waits for anything from the server. */
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Socket socket;
  private final String transport;
  private final Inbox<SipMessage> inbox = new Inbox<>();

  SipSocket(Socket socket, String transport) {
    this.socket = socket;
    this.transport = transport;
    Thread reader = new Thread(this::read, "SIP " + socket.getLocalPort());
    reader.setDaemon(true);
    reader.start();
  }

  /** Connects by {@code tcp} or {@code tls}; any certificate will do. */
  public static SipSocket connect(ConfabServer server, String transport) {
    try {
      Socket socket =
          transport.equals("tls") ? trusting().getSocketFactory().createSocket() : new Socket();
      int port = transport.equals("tls") ? server.sipsPort() : server.sipPort();
      socket.connect(new InetSocketAddress("127.0.0.1", port), 10_000);
      socket.setTcpNoDelay(true);
      return new SipSocket(socket, transport);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String transport() {
    return transport;
  }

  /** The local address as {@code 127.0.0.1:PORT}. */
  public String local() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  /** Sends bytes as they are. */
  public void send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a text as UTF-8, as it is. */
  public void send(String text) {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Takes the first message that satisfies the condition. */
  public SipMessage await(String what, Predicate<? super SipMessage> condition) {
    return inbox.await(what, PATIENCE, condition);
  }

  /** As {@link #await}, but empty if the connection closed or the limit passed. */
  public Optional<SipMessage> poll(Duration limit, Predicate<? super SipMessage> condition) {
    return inbox.poll(limit, condition);
  }

  /** Waits for the other side to close. */
  public boolean awaitClosed() {
    return inbox.awaitClosed(PATIENCE);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try {
      // Stays open at its end: closing it would close the socket under a test that still writes.
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (Optional<SipMessage> next = next(in); next.isPresent(); next = next(in)) {
        inbox.add(next.get());
      }
      inbox.close("end of stream");
    } catch (IOException e) {
      inbox.close(e.toString());
    }
  }

  private static Optional<SipMessage> next(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (head.size() == 0 && (c == '\r' || c == '\n')) {
        continue; // keep-alive between messages
      }
      head.write(c);
      String text = head.toString(StandardCharsets.UTF_8);
      if (c == '\n' && text.endsWith("\r\n\r\n")) {
        int length =
            SipMessage.group(text, "\\ncontent-length\\s*:\\s*(\\d+)")
                .map(Integer::parseInt)
                .orElse(0);
        return Optional.of(
            SipMessage.parse(text + new String(in.readNBytes(length), StandardCharsets.UTF_8)));
      }
    }
    return Optional.empty();
  }

  private static SSLContext trusting() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Trusting()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The development CA is made anew in every home: tests take any certificate. */
  private static final class Trusting implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
