package org.confab.sip.container.stack;

import java.io.IOException;
import java.util.function.IntConsumer;
import org.confab.sip.container.transport.ConnectionFlow;
import org.confab.sip.container.transport.FlowTable;
import org.confab.sip.container.transport.Listener;
import org.confab.sip.edge.DialogOutlet.Notice;

/** What the SIP stack's channels need of the world outside. */
public interface Wire {
  /** The open flows. */
  FlowTable flows();

  /**
   * Finishes an encoded message, lets the guard sign it and writes it.
   *
   * @throws IOException if the flow is closed
   */
  void send(ConnectionFlow flow, byte[] message) throws IOException;

  /**
   * Lets the guard sign a message that needs no finishing, and writes it.
   *
   * @throws IOException if the flow is closed
   */
  void finished(ConnectionFlow flow, byte[] message) throws IOException;

  /**
   * Sends a notice over a reliable flow.
   *
   * @param answered as in {@link org.confab.sip.edge.DialogOutlet#send}
   * @throws IOException if the flow is closed or too many notices are unanswered
   */
  void send(ConnectionFlow flow, NoticeText text, long cseq, Notice notice, IntConsumer answered)
      throws IOException;

  /** Closes a listener. */
  void unlisten(Listener listener);

  /** Runs a task soon, on a worker, inside the application. */
  void later(Runnable task);
}
