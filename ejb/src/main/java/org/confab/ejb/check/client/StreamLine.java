package org.confab.ejb.check.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.confab.protocol.sip.RawMessage;

/** SIP over TCP or TLS. */
public final class StreamLine implements SipLine {
  private static final Logger LOG = System.getLogger(StreamLine.class.getName());
  private static final int CONNECT_MILLIS = 2_000;

  /** Longest headers and longest body, in bytes: what this server sends is far shorter. */
  private static final int MOST = 1 << 20;

  private final Socket socket;
  private final InputStream in;
  private final String transport;

  private StreamLine(Socket socket, String transport) throws IOException {
    this.socket = socket;
    this.transport = transport;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /** Connects; with TLS if there is a context for it. */
  public static StreamLine connect(Optional<SSLContext> tls, InetSocketAddress server)
      throws IOException {
    Socket socket = tls.isPresent() ? tls.get().getSocketFactory().createSocket() : new Socket();
    try {
      socket.connect(server, CONNECT_MILLIS);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(CONNECT_MILLIS); // for the handshake
      return new StreamLine(socket, tls.isPresent() ? "TLS" : "TCP");
    } catch (IOException failed) {
      socket.close();
      throw failed;
    }
  }

  @Override
  public void send(byte[] message) throws IOException {
    socket.getOutputStream().write(message);
    socket.getOutputStream().flush();
  }

  @Override
  public byte[] receive(int millis) throws IOException {
    socket.setSoTimeout(millis);
    ByteArrayOutputStream message = new ByteArrayOutputStream(2048);
    int ends = 0; // how much of the empty line has come
    while (ends < 4) {
      int next = in.read();
      if (next < 0 || message.size() > MOST) {
        throw new EOFException("the server has closed the connection");
      }
      if (message.size() == 0 && next <= ' ') {
        continue; // what keeps a connection alive
      }
      message.write(next);
      boolean wanted = next == (ends % 2 == 0 ? '\r' : '\n');
      ends = wanted ? ends + 1 : next == '\r' ? 1 : 0;
    }
    message.writeBytes(in.readNBytes(length(message.toByteArray())));
    return message.toByteArray();
  }

  private static int length(byte[] head) throws IOException {
    String text = RawMessage.parse(head).header("content-length").orElse("0");
    int length = text.matches("\\d{1,7}") ? Integer.parseInt(text) : -1;
    if (length < 0 || length > MOST) {
      throw new IOException("Content-Length: " + text);
    }
    return length;
  }

  @Override
  public String transport() {
    return transport;
  }

  @Override
  public String local() {
    return HostPort.of(socket.getLocalAddress(), socket.getLocalPort());
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, "the other side was gone already", gone);
    }
  }
}
