package org.confab.mediaserver;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocket;
import org.confab.mediaserver.tls.MutualTls;
import org.confab.protocol.sip.RawMessage;

/** The server's proxy towards the media server: one TLS connection that carries all clients. */
final class ProxySocket implements AutoCloseable {
  private final SSLSocket socket;
  private final InputStream in;
  private final Set<String> invited = new HashSet<>();

  ProxySocket(MutualTls tls, int port) throws IOException {
    socket = (SSLSocket) tls.context().getSocketFactory().createSocket("127.0.0.1", port);
    socket.setSoTimeout(10_000);
    socket.setSSLParameters(tls.calling());
    socket.startHandshake();
    in = new BufferedInputStream(socket.getInputStream());
  }

  void send(String head, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String text =
        head.strip().replace("\n", "\r\n") + "\r\nContent-Length: " + bytes.length + "\r\n\r\n";
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /** The next message; answers 200 to requests by itself. */
  RawMessage next() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("the connection has ended");
      }
      bytes.write(c);
    }
    int length =
        Integer.parseInt(
            RawMessage.parse(bytes.toByteArray()).header("content-length").orElse("0"));
    bytes.write(in.readNBytes(length));
    return RawMessage.parse(bytes.toByteArray());
  }

  /** The next message of that kind; others are passed over. */
  RawMessage next(Predicate<RawMessage> wanted) throws IOException {
    RawMessage message = next();
    while (!wanted.test(message)) {
      message = next();
    }
    return message;
  }

  RawMessage response(int status) throws IOException {
    // A 200 to an INVITE may come twice when the ACK is slow.
    RawMessage response =
        next(message -> !message.isRequest() && !ProxySocket.isAmong(invited, message));
    if (response.method().equals("INVITE")) {
      invited.add(response.callId() + response.cseqNumber());
    }
    if (response.status() != status) {
      throw new AssertionError("expected " + status + ", came " + text(response));
    }
    return response;
  }

  private static boolean isAmong(Set<String> calls, RawMessage message) {
    return message.method().equals("INVITE")
        && calls.contains(message.callId() + message.cseqNumber());
  }

  RawMessage request(String method) throws IOException {
    return next(message -> message.isRequest() && message.method().equals(method));
  }

  void answer(RawMessage request, int status) throws IOException {
    StringBuilder head = new StringBuilder("SIP/2.0 " + status + " Answer\n");
    request.headers("via").forEach(via -> head.append("Via: ").append(via).append('\n'));
    for (String name : new String[] {"From", "To", "Call-ID", "CSeq"}) {
      head.append(name).append(": ").append(request.header(name).orElse("")).append('\n');
    }
    send(head.toString(), "");
  }

  static String text(RawMessage message) {
    return new String(message.bytes(), StandardCharsets.UTF_8);
  }

  static String body(RawMessage message) {
    return new String(message.body(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
