package org.confab.sip.edge;

import java.io.IOException;
import java.util.function.IntConsumer;

/**
 * The short way of what the server tells the other side of a dialog over and over: NOTIFY, which is
 * answered, and BENOTIFY, which is not. It does the same as {@code SipSession.createRequest} and
 * {@code send}, without a message object and a transaction for each. Found at a session as
 * attribute {@link SipEdge#OUTLET}.
 */
public interface DialogOutlet {
  /** What an unanswered request comes to: 408. */
  int UNANSWERED = 408;

  /**
   * Whether the dialog's flow delivers what it is given, so that nothing must be repeated: TCP and
   * TLS. Only then this way is open.
   */
  boolean isOpen();

  /**
   * Sends a request with the dialog's next CSeq.
   *
   * @param answered gets the status of the final response, {@link #UNANSWERED} after 32 s without
   *     one; for BENOTIFY it gets nothing. It may be called on any thread
   * @throws IOException if the flow is closed or too many requests wait for an answer
   * @throws IllegalStateException if the session has ended
   */
  void send(Notice notice, IntConsumer answered) throws IOException;

  /**
   * What is sent.
   *
   * @param method {@code NOTIFY} or {@code BENOTIFY}
   * @param headers whole lines, each with its line end, in ASCII: those beyond the dialog's own
   * @param contentType of the body; empty if there is none
   * @param body nobody changes it afterwards
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way out, never compared
  record Notice(String method, String headers, String contentType, byte[] body) {}
}
