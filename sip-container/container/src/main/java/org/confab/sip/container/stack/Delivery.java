package org.confab.sip.container.stack;

import gov.nist.javax.sip.message.SIPMessage;
import java.util.Optional;

/**
 * The message that this thread hands to the stack, whether a client has sent it or the server
 * answers in the name of a client that is gone.
 */
public final class Delivery {
  private static final ThreadLocal<Optional<SIPMessage>> CURRENT =
      ThreadLocal.withInitial(Optional::empty);

  private Delivery() {}

  /** That of this thread, if it is in the middle of one. */
  public static Optional<SIPMessage> current() {
    return CURRENT.get();
  }

  /** Runs the task as the delivery of this message. */
  static void of(SIPMessage message, Runnable task) {
    Optional<SIPMessage> outer = CURRENT.get();
    CURRENT.set(Optional.of(message));
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
