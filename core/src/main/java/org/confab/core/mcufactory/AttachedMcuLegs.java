package org.confab.core.mcufactory;

import org.confab.protocol.mcu.DialogState;

/** Hands over to the SIP adapter once it has started; before that there are no dialogs. */
public final class AttachedMcuLegs implements McuLegs {
  private volatile McuLegs adapter = dialog -> {};

  /** From now on the adapter is asked. */
  public void attach(McuLegs newAdapter) {
    adapter = newAdapter;
  }

  @Override
  public void bye(DialogState dialog) {
    adapter.bye(dialog);
  }
}
