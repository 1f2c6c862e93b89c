package org.confab.core.conferencing;

import java.util.function.IntConsumer;
import org.confab.core.Body;
import org.confab.protocol.sip.SipUri;

/** Port: what the Focus itself does in SIP. No method waits for the network. */
public interface FocusDialogs {
  /** Sends an INFO in a dialog with a participant, after those before; nothing if it is gone. */
  void info(FocusDialogId dialog, Body content);

  /** Ends a dialog with BYE; nothing if it is gone. */
  void bye(FocusDialogId dialog);

  /** A dialog whose client is gone is forgotten; nothing more is sent in it. */
  void forget(FocusDialogId dialog);

  /**
   * Invites somebody into a conference by an INVITE from the Focus to all devices of the user. The
   * dialog that comes of it has no more use and is ended.
   *
   * @param focus who invites, in the spelling of the organizer
   * @param callee address of record
   * @param invitation the body
   * @param conversation value of the Ms-Conversation-ID header
   * @param answered told the final SIP status, once
   */
  void invite(
      SipUri focus, SipUri callee, Body invitation, String conversation, IntConsumer answered);
}
