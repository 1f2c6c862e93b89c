package org.confab.mediaserver.immcu;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntConsumer;
import org.confab.mediaserver.mcu.LegDialog;
import org.confab.mediaserver.mcu.LegRequest;

/**
 * What one recipient is still to get. One request is under way at a time, so that nobody reads a
 * conversation out of order, and a recipient that answers slowly delays itself alone. What no
 * longer fits is refused there and then: what was taken before is in order and stays. Of each
 * sender only the newest typing notice waits. Guarded by its conference.
 */
final class Outbox {
  private final LegDialog dialog;
  private final ImLimits limits;
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private int bytes;
  private int silent;
  private boolean busy;

  /** Runs what an answer of that status does under the conference's monitor. */
  interface Guard {
    void settled(int status, Runnable action);
  }

  private record Waiting(LegRequest request, IntConsumer answered) {}

  Outbox(LegDialog dialog, ImLimits limits) {
    this.dialog = dialog;
    this.limits = limits;
  }

  /**
   * Sends a request when its turn comes.
   *
   * @param answered gets the final status once, under the conference's guard
   * @return false if the queue is full: the request is not sent and {@code answered} not called
   */
  boolean offer(LegRequest request, IntConsumer answered) {
    if (request.isTyping()) {
      queue.removeIf(
          other -> other.request().isTyping() && other.request().sender().equals(request.sender()));
    }
    if (queue.size() >= limits.queuedMessages()
        || bytes + request.body().length > limits.queuedBytes()) {
      return false;
    }
    queue.add(new Waiting(request, answered));
    bytes += request.isTyping() ? 0 : request.body().length;
    return true;
  }

  /**
   * Sends the next request if none is under way.
   *
   * @param guard runs what an answer does under the conference's guard
   */
  void advance(Guard guard) {
    Waiting next = busy ? null : queue.poll();
    if (next == null) {
      return;
    }
    busy = true;
    bytes -= next.request().isTyping() ? 0 : next.request().body().length;
    dialog.request(
        next.request(),
        status ->
            guard.settled(
                status,
                () -> {
                  busy = false;
                  silent = status == 408 ? silent + 1 : 0;
                  next.answered().accept(status);
                }));
  }

  /** Whether the recipient has left so many requests in a row unanswered that it is given up. */
  boolean isSilent() {
    return silent >= limits.silentRequests();
  }

  /** Ends: what was waiting is told as that status. */
  void close(int status) {
    List<Waiting> lost = new ArrayList<>(queue);
    queue.clear();
    bytes = 0;
    lost.forEach(one -> one.answered().accept(status));
  }
}
