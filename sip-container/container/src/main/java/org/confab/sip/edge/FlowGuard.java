package org.confab.sip.edge;

import java.util.Optional;
import java.util.Set;

/**
 * The application's guard at the edge: sees every inbound message before the SIP stack parses it
 * and every outbound one after the stack has encoded it. Signatures are verified and made here.
 *
 * <p>One implementation is found in the deployment and made by CDI. Calls for one flow come one
 * after the other, inbound ones in the order of arrival, on a thread that may block and is inside
 * the application, but in no CDI request; outbound ones come on any thread, which may be outside.
 */
public interface FlowGuard {
  /** A whole inbound message, start line to body. */
  Inbound inbound(Flow flow, byte[] message);

  /** A whole outbound message; returns the bytes to send. */
  byte[] outbound(Flow flow, byte[] message);

  /**
   * The first final answer to a request leaves while that request is handled: it is this server's
   * own. Called before {@link #outbound}, for each such request; never blocks.
   *
   * @param nanos since the request arrived, what it waited for a worker included
   */
  default void answered(Flow flow, byte[] answer, long nanos) {}

  /**
   * Names and IP addresses of other servers, in lower case, to which an ACK may go on along a route
   * that is not this server's own. Asked for each such ACK; never blocks.
   */
  default Set<String> neighbours() {
    return Set.of();
  }

  /** The application's short way for requests inside dialogs; without it all take the long one. */
  default Optional<DialogRelay> relay() {
    return Optional.empty();
  }

  /** The application's short answers; without them each request has a servlet's. */
  default Optional<ShortAnswers> answers() {
    return Optional.empty();
  }

  /** The application's part in dialogs that are kept as text; without it the core has all. */
  default Optional<DialogAnswers> dialogs() {
    return Optional.empty();
  }

  /**
   * Something went wrong on a flow before it was a message, or so that no guard sees it: a TLS
   * handshake that failed, input that is no message or too long. For those who look for a fault;
   * nothing is to be done. On any thread, outside of the application, and many times when there is
   * too much.
   *
   * @param what in words for administrators; holds nothing of what the other side has sent
   */
  default void failed(Flow flow, String what) {}

  /**
   * The flow is gone. Called once per flow, and after everything that came over it; not of a
   * connection of which no message was let in.
   */
  void closed(Flow flow);

  /**
   * What the guard decided.
   *
   * @param pass whether the stack gets the message; if not, it is dropped without an answer
   * @param verdict attached to the message as attribute {@link SipEdge#VERDICT}
   */
  record Inbound(boolean pass, Object verdict) {}
}
