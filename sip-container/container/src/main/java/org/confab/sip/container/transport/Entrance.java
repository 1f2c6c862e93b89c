package org.confab.sip.container.transport;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.confab.sip.container.overload.Overload;
import org.confab.sip.container.overload.Priority;
import org.confab.sip.container.overload.RefusalTag;

/**
 * Where whole messages come in: takes them to the queue of their flow, or has them refused while
 * the server is behind, on the I/O thread and before anything is made of them. As long as it is not
 * behind nobody looks into them here, but into those that have waited for too long, or would.
 */
public final class Entrance {
  private final Overload overload;
  private final FlowHandler handler;
  private final LongSupplier nanoTime;
  private final LongAdder refused = new LongAdder();

  Entrance(Overload overload, FlowHandler handler, LongSupplier nanoTime) {
    this.overload = overload;
    this.handler = handler;
    this.nanoTime = nanoTime;
  }

  /**
   * Ends an interval of the measure.
   *
   * @param stuck whether messages wait for a worker now
   */
  void look(boolean stuck) {
    overload.look(stuck);
  }

  /** A whole message has come. On an I/O thread. */
  void take(ConnectionFlow flow, byte[] message) {
    if (RefusalTag.isAcknowledged(message)) {
      return;
    }
    if (overload.isOn() && !overload.admits(priority(flow, message))
        || isStale(flow, message, flow.backlog())) { // as it will be once it is its turn
      refuse(flow, message);
      return;
    }
    long arrived = nanoTime.getAsLong();
    if (!flow.run(() -> begin(flow, message, arrived))) {
      handler.overflow(flow, message);
    }
  }

  /** Something has waited so many nanoseconds for a worker, not for others of its own flow. */
  void waited(long nanos) {
    overload.waited(nanos);
  }

  /** A worker has come to it. */
  private void begin(ConnectionFlow flow, byte[] message, long arrived) {
    long waited = nanoTime.getAsLong() - arrived;
    if (isStale(flow, message, waited)) {
      refuse(flow, message);
      return;
    }
    handler.message(flow, message, arrived);
  }

  private boolean isStale(ConnectionFlow flow, byte[] message, long waited) {
    return overload.isStale(waited) && priority(flow, message) == Priority.NEW;
  }

  private void refuse(ConnectionFlow flow, byte[] message) {
    refused.increment();
    handler.overloaded(flow, message);
  }

  /** Servers of the deployment and its neighbours have done their part of the work already. */
  private static Priority priority(ConnectionFlow flow, byte[] message) {
    return flow.peer().isPresent() || flow.certified().isPresent()
        ? Priority.ESTABLISHED
        : Priority.of(message, flow.account().isPresent());
  }

  /** How many messages were refused because the server was behind. */
  public long refused() {
    return refused.sum();
  }

  /** How long everybody has waited of late, in seconds. */
  public double queueing() {
    return overload.queueing().toNanos() / 1e9;
  }
}
