package org.confab.core.conferencing;

import java.util.function.IntConsumer;
import org.confab.core.Body;
import org.confab.core.registrar.Binding;

/** Hands over to the SIP adapter once it has started; before that there are no dialogs. */
public final class AttachedFocusDialogs implements FocusDialogs {
  private static final FocusCall NO_CALL =
      new FocusCall() {
        @Override
        public void cancel() {}

        @Override
        public void bye() {}
      };

  private static final FocusDialogs NO_DIALOGS =
      new FocusDialogs() {
        @Override
        public void info(FocusDialogId dialog, Body content) {}

        @Override
        public void bye(FocusDialogId dialog) {}

        @Override
        public void forget(FocusDialogId dialog) {}

        @Override
        public FocusCall invite(Invitation invitation, Binding device, IntConsumer answered) {
          answered.accept(Ringing.UNREACHABLE);
          return NO_CALL;
        }
      };

  private volatile FocusDialogs adapter = NO_DIALOGS;

  /** From now on the adapter is asked. */
  public void attach(FocusDialogs newAdapter) {
    adapter = newAdapter;
  }

  @Override
  public void info(FocusDialogId dialog, Body content) {
    adapter.info(dialog, content);
  }

  @Override
  public void bye(FocusDialogId dialog) {
    adapter.bye(dialog);
  }

  @Override
  public void forget(FocusDialogId dialog) {
    adapter.forget(dialog);
  }

  @Override
  public FocusCall invite(Invitation invitation, Binding device, IntConsumer answered) {
    return adapter.invite(invitation, device, answered);
  }
}
