package org.confab.core.conferencing;

/** Hands over to the SIP adapter once it has started; before that there are no dialogs. */
public final class AttachedFocusDialogs implements FocusDialogs {
  private volatile FocusDialogs adapter =
      dialog -> {
        throw new IllegalStateException("no SIP adapter is attached");
      };

  /** From now on the adapter is asked. */
  public void attach(FocusDialogs newAdapter) {
    adapter = newAdapter;
  }

  @Override
  public void bye(FocusDialogId dialog) {
    adapter.bye(dialog);
  }
}
