package org.confab.bench.sip;

import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.confab.bench.net.Connection;
import org.confab.bench.net.Reactor;

/** A plain SIP client on a connection of its own: asks, is answered, and answers. */
public final class Phone implements AutoCloseable {
  private static final int FINAL = 200;

  private final Connection connection;
  private final String aor;
  private final Map<String, CompletableFuture<Message>> asked = new ConcurrentHashMap<>();
  private volatile Consumer<Message> requests = any -> {};

  /** Connects. */
  public Phone(Reactor reactor, InetSocketAddress server, String aor) {
    this.aor = aor;
    this.connection = reactor.connect(server, bytes -> received(new Message(bytes)));
    connection.onEnd(this::ended);
  }

  /** Nobody will answer any more. */
  private void ended() {
    asked.values().forEach(answer -> answer.completeExceptionally(new Ended()));
  }

  /** Takes the requests of the server from now on, on the reactor's thread. */
  public void onRequest(Consumer<Message> handler) {
    requests = handler;
  }

  /** {@code sip:user@domain}. */
  public String aor() {
    return aor;
  }

  /** Host and port of our end. */
  public String address() {
    return connection.local().getAddress().getHostAddress() + ":" + connection.local().getPort();
  }

  /** The transport as a URI names it. */
  public String transport() {
    return connection.transport().toLowerCase(Locale.ROOT);
  }

  /** How many bytes the server has sent. */
  public long received() {
    return connection.received();
  }

  /** Whether the connection is open. */
  public boolean isOpen() {
    return connection.isOpen();
  }

  /**
   * Sends a request.
   *
   * @param callId the request's Call-ID
   * @param cseq the number of its CSeq
   * @return its final response; fails after {@code seconds}, or when the connection ends
   */
  public CompletableFuture<Message> ask(byte[] request, String callId, int cseq, int seconds) {
    CompletableFuture<Message> answer = new CompletableFuture<>();
    String key = callId + ' ' + cseq;
    asked.put(key, answer);
    connection.send(request);
    if (!connection.isOpen()) {
      ended();
    }
    return answer
        .orTimeout(seconds, TimeUnit.SECONDS)
        .whenComplete((done, failed) -> asked.remove(key));
  }

  /** Sends without waiting for anything. */
  public void send(byte[] message) {
    connection.send(message);
  }

  private void received(Message message) {
    if (!message.isResponse()) {
      requests.accept(message);
    } else if (message.status() >= FINAL) {
      String cseq = message.header("CSeq");
      int blank = cseq.indexOf(' ');
      CompletableFuture<Message> waiting =
          asked.get(message.header("Call-ID") + ' ' + cseq.substring(0, Math.max(0, blank)));
      if (waiting != null) {
        waiting.complete(message);
      }
    }
  }

  /** A new Via. */
  public String via() {
    return "SIP/2.0/" + connection.transport() + " " + address() + ";branch=z9hG4bK" + hex(10);
  }

  /** Random bytes in hexadecimal. */
  public static String hex(int bytes) {
    byte[] random = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  @Override
  public void close() {
    connection.close();
  }
}
