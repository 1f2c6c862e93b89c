package org.confab.sip.container.transport;

import java.io.IOException;
import org.confab.sip.edge.DialogOutlet;

/** What the transport calls. Calls of one flow come one after the other, on a worker thread. */
public interface FlowHandler {
  /** Runs what a worker does all its life, with whatever the other calls need round them. */
  default void inhabit(Runnable life) {
    life.run();
  }

  /**
   * A whole message.
   *
   * @param arrived when it came, by {@link System#nanoTime}: it may have waited since
   */
  void message(ConnectionFlow flow, byte[] message, long arrived);

  /** Input that cannot be cut into messages; the flow is closed right after this call. */
  void unframeable(ConnectionFlow flow, Unframeable cause);

  /** A whole message that found the flow's queue full. Called on an I/O thread: do not block. */
  void overflow(ConnectionFlow flow, byte[] message);

  /** A whole message that is refused because the server is behind. Do not block. */
  void overloaded(ConnectionFlow flow, byte[] message);

  /** Something went wrong that was no message; on a worker thread. */
  void failed(ConnectionFlow flow, String what);

  /**
   * Sends a request of the application's own, see {@link
   * org.confab.sip.edge.Flow#send(String,DialogOutlet.Notice,long)}.
   */
  void send(ConnectionFlow flow, String target, DialogOutlet.Notice notice, long cseq)
      throws IOException;

  /** The flow is gone; called once, but not of a connection of which no message was let in. */
  void closed(ConnectionFlow flow);
}
