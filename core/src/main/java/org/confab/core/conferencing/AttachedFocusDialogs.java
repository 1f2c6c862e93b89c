package org.confab.core.conferencing;

/** Hands over to the SIP adapter once it has started; before that there are no dialogs. */
public final class AttachedFocusDialogs implements FocusDialogs {
  private static final FocusDialogs NO_DIALOGS =
      new FocusDialogs() {
        @Override
        public void bye(FocusDialogId dialog) {}

        @Override
        public void forget(FocusDialogId dialog) {}
      };

  private volatile FocusDialogs adapter = NO_DIALOGS;

  /** From now on the adapter is asked. */
  public void attach(FocusDialogs newAdapter) {
    adapter = newAdapter;
  }

  @Override
  public void bye(FocusDialogId dialog) {
    adapter.bye(dialog);
  }

  @Override
  public void forget(FocusDialogId dialog) {
    adapter.forget(dialog);
  }
}
