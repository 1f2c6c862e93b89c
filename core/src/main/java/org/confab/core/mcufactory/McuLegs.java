package org.confab.core.mcufactory;

import org.confab.protocol.mcu.DialogState;

/** Port: tells an endpoint that its session with a lost media server is over. */
public interface McuLegs {
  /** Sends BYE in that dialog; nothing if its way is gone. Never blocks. */
  void bye(DialogState dialog);
}
