package org.confab.mediaserver.sip;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.confab.protocol.sip.RawMessage;

/**
 * Requests of this side that wait for their final answer (RFC 3261 17.1.2 over a reliable
 * transport). Each is told once what became of it, and never in the call that began it.
 */
final class ClientTransactions {
  private final ScheduledExecutorService timer;
  private final Map<String, Pending> pending = new ConcurrentHashMap<>();

  private record Pending(
      SipConnection connection, Consumer<Outcome> outcome, ScheduledFuture<?> late) {}

  /**
   * How a request ended.
   *
   * @param status of the final answer; 408 if none came, 503 if it could not be sent
   * @param answer the answer itself, if one came
   */
  record Outcome(int status, java.util.Optional<RawMessage> answer) {
    static Outcome without(int status) {
      return new Outcome(status, java.util.Optional.empty());
    }
  }

  ClientTransactions(ScheduledExecutorService timer) {
    this.timer = timer;
  }

  /** Sends a request whose topmost Via has that branch. */
  void send(
      SipConnection connection,
      String branch,
      byte[] request,
      Duration patience,
      Consumer<Outcome> outcome) {
    ScheduledFuture<?> late =
        timer.schedule(
            () -> end(branch, Outcome.without(408)), patience.toMillis(), TimeUnit.MILLISECONDS);
    pending.put(branch, new Pending(connection, outcome, late));
    if (!connection.send(request)) {
      timer.execute(() -> end(branch, Outcome.without(503)));
    }
  }

  /** A response has come; a provisional one only says that somebody is there. */
  void response(RawMessage response) {
    if (response.status() >= 200) {
      end(branch(response), new Outcome(response.status(), java.util.Optional.of(response)));
    }
  }

  /** What was sent on that connection is answered by nobody any more. */
  void lost(SipConnection connection) {
    for (Map.Entry<String, Pending> one : List.copyOf(pending.entrySet())) {
      if (one.getValue().connection() == connection) {
        end(one.getKey(), Outcome.without(503));
      }
    }
  }

  /** How many wait. */
  int size() {
    return pending.size();
  }

  private void end(String branch, Outcome outcome) {
    Pending one = pending.remove(branch);
    if (one != null) {
      one.late().cancel(false);
      one.outcome().accept(outcome);
    }
  }

  /** The branch of the topmost Via. */
  static String branch(RawMessage message) {
    String via = message.header("via").orElse("");
    int at = via.indexOf("branch=");
    if (at < 0) {
      return "";
    }
    int end = at + 7;
    while (end < via.length() && ";, \t".indexOf(via.charAt(end)) < 0) {
      end++;
    }
    return via.substring(at + 7, end);
  }
}
