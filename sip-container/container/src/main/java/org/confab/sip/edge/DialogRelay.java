package org.confab.sip.edge;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * The application's word on requests inside dialogs that it relays, so that they go on as text,
 * without a message object, a transaction and a call of the servlet for each: the short way. What
 * needs more takes the long one, on which the servlet decides and refuses.
 */
public interface DialogRelay {
  /**
   * Where a request goes that the guard let pass; empty if it has to take the long way. Whoever
   * must not send it gets his refusal there.
   */
  Optional<Onward> request(Inside inside);

  /** What is changed of an answer that goes back, whose verdict is the guard's. */
  Edit answer(Object verdict, byte[] message);

  /**
   * A request inside a dialog that this server stays on the path of, and that was answered.
   *
   * @param verdict the guard's
   * @param servlet the name of the servlet that relays the dialog
   * @param routes the URIs of its Routes, all of which this server has written, topmost first
   * @param message start line to body
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes that came off the wire, never compared
  record Inside(Object verdict, String servlet, List<String> routes, byte[] message) {}

  /**
   * The way on.
   *
   * @param target the new Request-URI
   * @param flow the id of the flow that it leaves by
   */
  record Onward(String target, String flow, Edit edit) {}

  /**
   * What is changed of a message besides its way.
   *
   * @param staysBehind which headers go no further, by name in lower case and value
   * @param added a header as a whole line without line end, one character for each byte; empty for
   *     none
   */
  record Edit(BiPredicate<String, String> staysBehind, String added) {}
}
