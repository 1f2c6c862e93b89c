package org.confab.core.conferencing;

import java.util.function.IntConsumer;
import org.confab.core.Body;
import org.confab.protocol.sip.SipUri;

/** Hands over to the SIP adapter once it has started; before that there are no dialogs. */
public final class AttachedFocusDialogs implements FocusDialogs {
  private static final FocusDialogs NO_DIALOGS =
      new FocusDialogs() {
        @Override
        public void info(FocusDialogId dialog, Body content) {}

        @Override
        public void bye(FocusDialogId dialog) {}

        @Override
        public void forget(FocusDialogId dialog) {}

        @Override
        public void invite(
            SipUri focus,
            SipUri callee,
            Body invitation,
            String conversation,
            IntConsumer answered) {
          answered.accept(503);
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
  public void invite(
      SipUri focus, SipUri callee, Body invitation, String conversation, IntConsumer answered) {
    adapter.invite(focus, callee, invitation, conversation, answered);
  }
}
