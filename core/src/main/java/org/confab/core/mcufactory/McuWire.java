package org.confab.core.mcufactory;

import java.net.URI;
import java.util.concurrent.CompletionStage;

/** Port: one C3P message over HTTPS with certificates on both sides, and its answer. */
public interface McuWire {
  /**
   * Posts a C3P message. Never blocks, and always ends within {@link McuLimits#answer}.
   *
   * @param control where the media server takes C3P
   * @return the answer's body; ends with {@link McuUnreachable} if there is none
   */
  CompletionStage<byte[]> post(URI control, byte[] message);
}
