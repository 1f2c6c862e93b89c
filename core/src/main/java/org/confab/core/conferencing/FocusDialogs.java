package org.confab.core.conferencing;

/** Port: what the Focus itself does in the INVITE dialogs of participants. */
public interface FocusDialogs {
  /** Ends a dialog with BYE; nothing if it is gone. Never blocks on the network. */
  void bye(FocusDialogId dialog);

  /** A dialog whose client is gone is forgotten; nothing more is sent in it. */
  void forget(FocusDialogId dialog);
}
