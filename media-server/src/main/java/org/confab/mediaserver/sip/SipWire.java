package org.confab.mediaserver.sip;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Deque;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;
import org.confab.protocol.sip.RawMessage;

/**
 * The way to the server: the connection that it opened last, and the transactions over it. The MCU
 * opens none itself.
 */
final class SipWire {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String sentBy;
  private final SipLimits limits;
  private final ScheduledExecutorService timer;
  private final Figures figures;
  private final ClientTransactions transactions;
  private final AtomicLong branches = new AtomicLong();

  /** The newest is used; after a hiccup the server may have two, and close either. */
  private final Deque<SipConnection> connections = new ConcurrentLinkedDeque<>();

  private final String life = token();

  /**
   * @param sentBy host and port for Via
   */
  SipWire(String sentBy, SipLimits limits, ScheduledExecutorService timer, Figures figures) {
    this.sentBy = sentBy;
    this.limits = limits;
    this.timer = timer;
    this.figures = figures;
    this.transactions = new ClientTransactions(timer);
  }

  /** Random text for tags and Call-IDs. */
  static String token() {
    byte[] random = new byte[8];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  SipLimits limits() {
    return limits;
  }

  ScheduledExecutorService timer() {
    return timer;
  }

  /** The host in this side's session descriptions. */
  String host() {
    int colon = sentBy.lastIndexOf(':');
    return sentBy.substring(0, colon).replace("[", "").replace("]", "");
  }

  String newBranch() {
    return "z9hG4bK-" + life + "-" + branches.incrementAndGet();
  }

  /** The value of a Via of this side. */
  String via(String branch) {
    return "SIP/2.0/TLS " + sentBy + ";branch=" + branch + ";rport";
  }

  /** Sends a request, and tells how it ended. */
  void send(
      SipText request,
      String branch,
      Duration patience,
      Consumer<ClientTransactions.Outcome> outcome) {
    SipConnection connection = connections.peekLast();
    if (connection == null) {
      timer.execute(() -> outcome.accept(ClientTransactions.Outcome.without(503)));
      return;
    }
    transactions.send(
        connection,
        branch,
        request.bytes(),
        patience,
        ended -> {
          if (ended.status() == 408 && ended.answer().isEmpty()) {
            figures.count(Counter.REQUESTS_TIMED_OUT);
          }
          outcome.accept(ended);
        });
  }

  /** Sends what nobody answers: ACK, BENOTIFY. */
  void send(SipText request) {
    SipConnection connection = connections.peekLast();
    if (connection != null) {
      connection.send(request.bytes());
    }
  }

  void opened(SipConnection connection) {
    connections.addLast(connection);
  }

  void closed(SipConnection connection) {
    connections.remove(connection);
    transactions.lost(connection);
  }

  boolean connected() {
    return !connections.isEmpty();
  }

  void response(RawMessage response) {
    transactions.response(response);
  }
}
