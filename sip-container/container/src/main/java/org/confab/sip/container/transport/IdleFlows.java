package org.confab.sip.container.transport;

import java.util.function.LongSupplier;

/**
 * Closes the flows that were silent for too long. One walk over all of them every few seconds is
 * cheaper than a timer for each message. The closing is that of {@link ConnectionFlow#close}, so
 * everything that hangs on the flow ends too.
 */
final class IdleFlows implements Runnable {
  private static final System.Logger LOG = System.getLogger(IdleFlows.class.getName());

  private final FlowTable flows;
  private final LongSupplier nanoTime;

  /** Watches these flows by that clock, the one that the flows themselves have. */
  IdleFlows(FlowTable flows, LongSupplier nanoTime) {
    this.flows = flows;
    this.nanoTime = nanoTime;
  }

  /** One walk. */
  @Override
  public void run() {
    long now = nanoTime.getAsLong();
    for (ConnectionFlow flow : flows.all()) {
      if (flow.isIdle(now)) {
        LOG.log(System.Logger.Level.DEBUG, "silent for too long: {0}", flow);
        flow.close();
      }
    }
  }
}
