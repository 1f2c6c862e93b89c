package org.confab.sip.container.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.confab.sip.edge.DialogOutlet;

/**
 * Notices on reliable flows: sent as they are, and their answers found again by the branch. A
 * non-INVITE transaction over TCP or TLS is no more than that (RFC 3261 17.1.2).
 */
public final class Notices {
  /** How long an answer is waited for: 64 times T1 (RFC 3261, timer F). */
  static final Duration PATIENCE = Duration.ofSeconds(32);

  /** Notices that wait for an answer, of all flows together; beyond it none is sent. */
  static final int MAX_UNANSWERED = 65_536;

  /** Those of one flow: more than one client has subscriptions, with one notice each at a time. */
  static final int MAX_UNANSWERED_OF_FLOW = 4_096;

  private static final String BRANCH = "z9hG4bK-cn-";
  private static final byte[] SOUGHT = BRANCH.getBytes(StandardCharsets.US_ASCII);
  private static final byte[] RESPONSE = "SIP/2.0 ".getBytes(StandardCharsets.US_ASCII);
  private static final int STATUS_DIGITS = 3;
  private static final int FINAL = 200;

  private static final Pattern VIA = Pattern.compile("(?i)(via|v)[ \t]*:|via[ \t]");

  private record Unanswered(String flow, long end, IntConsumer answered) {}

  private final Map<String, Unanswered> waiting = new ConcurrentHashMap<>();
  private final Map<String, Integer> ofFlow = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private final LongSupplier nanoTime;

  /** Timed by {@code nanoTime}. */
  Notices(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** How many wait for an answer. */
  int unanswered() {
    return waiting.size();
  }

  /** A branch that no other notice has. */
  String newBranch() {
    return BRANCH + Long.toHexString(numbers.incrementAndGet());
  }

  /**
   * Waits for the answer to the notice of that branch.
   *
   * @throws IOException if too many wait, of this flow or of all
   */
  void await(String branch, String flow, IntConsumer answered) throws IOException {
    if (waiting.size() >= MAX_UNANSWERED) {
      throw new IOException(MAX_UNANSWERED + " notifications wait for their answers");
    }
    if (ofFlow.merge(flow, 1, Integer::sum) > MAX_UNANSWERED_OF_FLOW) {
      left(flow);
      throw new IOException(MAX_UNANSWERED_OF_FLOW + " notifications wait on flow " + flow);
    }
    waiting.put(branch, new Unanswered(flow, nanoTime.getAsLong() + PATIENCE.toNanos(), answered));
  }

  /** The notice was not sent after all. */
  void forget(String branch) {
    Unanswered notice = waiting.remove(branch);
    if (notice != null) {
      left(notice.flow());
    }
  }

  private void left(String flow) {
    ofFlow.computeIfPresent(flow, (same, some) -> some <= 1 ? null : some - 1);
  }

  /** Takes the answer to a notice; false if the message is something else. */
  boolean take(String flow, byte[] message) {
    Optional<String> branch = branch(message);
    if (branch.isEmpty()) {
      return false;
    }
    Unanswered notice = waiting.get(branch.get());
    int status = status(message);
    if (notice != null
        && notice.flow().equals(flow)
        && status >= FINAL
        && waiting.remove(branch.get(), notice)) {
      left(flow);
      notice.answered().accept(status);
    }
    return true;
  }

  /** Ends the waiting of those whose time is over. */
  void sweep() {
    long now = nanoTime.getAsLong();
    waiting.forEach(
        (branch, notice) -> {
          if (now - notice.end() >= 0 && waiting.remove(branch, notice)) {
            left(notice.flow());
            notice.answered().accept(DialogOutlet.UNANSWERED);
          }
        });
  }

  private static int status(byte[] response) {
    int status = 0;
    for (int i = RESPONSE.length; i < RESPONSE.length + STATUS_DIGITS; i++) {
      status = status * 10 + response[i] - '0';
    }
    return status;
  }

  /** The branch of one of our notices in a response. */
  private static Optional<String> branch(byte[] message) {
    if (!isAt(message, 0, RESPONSE)) {
      return Optional.empty();
    }
    int via = topmostVia(message);
    for (int at = via; at < message.length && message[at] != '\n'; at++) {
      if (message[at] == 'z' && isAt(message, at, SOUGHT)) {
        int end = at + SOUGHT.length;
        while (end < message.length && Character.digit(message[end], 16) >= 0) {
          end++;
        }
        return Optional.of(new String(message, at, end - at, StandardCharsets.US_ASCII));
      }
    }
    return Optional.empty();
  }

  /** Where the first Via begins; the end of the message if it has none. */
  private static int topmostVia(byte[] message) {
    for (int at = 0; at < message.length - 4; at++) {
      if (message[at] == '\n') {
        String name = new String(message, at + 1, 4, StandardCharsets.US_ASCII);
        if (name.startsWith("\r\n")) {
          break; // the body: nobody's Via stands there
        }
        if (VIA.matcher(name).lookingAt()) {
          return at + 1;
        }
      }
    }
    return message.length;
  }

  private static boolean isAt(byte[] message, int at, byte[] text) {
    if (at + text.length + STATUS_DIGITS > message.length) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (message[at + i] != text[i]) {
        return false;
      }
    }
    return true;
  }
}
