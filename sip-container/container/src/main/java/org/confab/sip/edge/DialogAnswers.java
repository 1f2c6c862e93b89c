package org.confab.sip.edge;

import java.util.Optional;
import org.confab.sip.edge.ShortAnswers.Asked;

/**
 * The application's answers to SUBSCRIBEs and to what follows in their dialogs, made from the text:
 * there is neither a message object nor a transaction, and of the dialog only a {@link TextDialog}.
 */
public interface DialogAnswers {
  /**
   * The final answer to a SUBSCRIBE outside of dialogs; empty if it takes the long way, on which
   * the core makes the dialog.
   *
   * @param dialog what the answer may begin; for the application to keep
   */
  Optional<Reply> begin(Asked asked, TextDialog dialog);

  /** The final answer to a request inside such a dialog, whatever its method; never an ACK. */
  Reply within(Asked asked, TextDialog dialog);

  /**
   * An answer.
   *
   * @param reason the words behind the status; empty for the usual ones
   * @param headers as in {@link ShortAnswers.Answer}; Contact is written too where it belongs
   * @param contentType of the body; empty if there is none
   * @param fate told what became of it
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way out, never compared
  record Reply(
      int status, String reason, String headers, String contentType, byte[] body, Fate fate) {}

  /** What becomes of an answer. */
  interface Fate {
    /** Nobody waits for it. */
    Fate NONE = sent -> {};

    /** It has been handed to the connection, or could not be. */
    void told(boolean sent);
  }
}
