package org.confab.core.mcufactory;

import java.util.concurrent.CompletionStage;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.mcu.McuDescription;

/**
 * Port: gives commands to media servers. Commands to one media server are carried out one after the
 * other, in the order in which they were given.
 */
public interface McuControl {
  /**
   * Sends a command. Never blocks.
   *
   * @return the final answer, a failure among them; ends with {@link McuUnreachable} if there is
   *     none in time or too many commands wait
   */
  CompletionStage<C3pResponse> send(McuDescription server, C3pRequest command);
}
