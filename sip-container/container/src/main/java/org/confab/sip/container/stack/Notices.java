package org.confab.sip.container.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
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

  private static final int FINAL = 200;

  private record Unanswered(String flow, long end, IntConsumer answered) {}

  private final Map<String, Unanswered> waiting = new ConcurrentHashMap<>();
  private final Map<String, Integer> ofFlow = new ConcurrentHashMap<>();
  private final OwnBranch branches = new OwnBranch("z9hG4bK-cn-");
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
    return branches.next();
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
    Optional<String> branch = branches.in(message);
    if (branch.isEmpty()) {
      return false;
    }
    Unanswered notice = waiting.get(branch.get());
    int status = OwnBranch.status(message);
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
}
