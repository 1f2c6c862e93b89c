package org.confab.core.conferencing;

import java.util.function.IntConsumer;
import org.confab.core.Body;
import org.confab.core.registrar.Binding;

/** Port: what the Focus itself does in SIP. No method waits for the network. */
public interface FocusDialogs {
  /** Sends an INFO in a dialog with a participant, after those before; nothing if it is gone. */
  void info(FocusDialogId dialog, Body content);

  /** Ends a dialog with BYE; nothing if it is gone. */
  void bye(FocusDialogId dialog);

  /** A dialog whose client is gone is forgotten; nothing more is sent in it. */
  void forget(FocusDialogId dialog);

  /**
   * Invites somebody into a conference by an INVITE from the Focus to one device. The dialog that
   * comes of it has no more use: the device ends it.
   *
   * @param answered told every final SIP status, perhaps before this returns; 503 if nothing could
   *     be sent
   */
  FocusCall invite(Invitation invitation, Binding device, IntConsumer answered);
}
