package org.confab.sip.edge;

import java.util.Optional;

/**
 * The application's answers to requests that need no more than one: they are made from the text,
 * without a message object, a transaction, sessions and a call of the servlet. What needs more
 * takes the long way, on which the servlet decides.
 */
public interface ShortAnswers {
  /** The final answer to a request that the guard let pass; empty if it takes the long way. */
  Optional<Answer> answer(Asked asked);

  /**
   * A request outside of dialogs, without a body and with nothing that it requires.
   *
   * @param verdict the guard's
   * @param flow what brought it and takes the answer
   * @param message start line to body
   * @param to the To that the answer will have, with its tag; one character for each byte
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes that came off the wire, never compared
  record Asked(Object verdict, Flow flow, byte[] message, String to) {}

  /**
   * An answer without a body.
   *
   * @param headers whole lines with their line ends, one character for each byte: all but Via,
   *     From, To, Call-ID, CSeq and Content-Length
   */
  record Answer(int status, String headers) {}
}
