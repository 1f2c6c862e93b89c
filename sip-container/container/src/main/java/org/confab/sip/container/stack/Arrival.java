package org.confab.sip.container.stack;

import gov.nist.javax.sip.message.SIPMessage;
import java.util.Optional;
import org.confab.sip.edge.Flow;

/**
 * The message that this thread brings into the stack, with its flow and the guard's verdict. The
 * stack calls the servlets on the same thread, which is how they come by both.
 */
public record Arrival(SIPMessage message, Flow flow, Object verdict) {
  private static final ThreadLocal<Optional<Arrival>> CURRENT =
      ThreadLocal.withInitial(Optional::empty);

  /** The arrival of exactly this message, if this thread is bringing it in. */
  public static Optional<Arrival> of(Object message) {
    return CURRENT.get().filter(arrival -> arrival.message() == message);
  }

  /** Runs the task as this arrival. */
  void during(Runnable task) {
    Optional<Arrival> outer = CURRENT.get();
    CURRENT.set(Optional.of(this));
    try {
      task.run();
    } finally {
      if (outer.isPresent()) {
        CURRENT.set(outer);
      } else {
        CURRENT.remove();
      }
    }
  }
}
