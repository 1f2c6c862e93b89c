package org.confab.mediaserver.mcu;

import java.util.Optional;
import org.confab.protocol.mcu.LegOrder;
import org.confab.protocol.sip.SipUri;

/**
 * Somebody whose offer has been read, and who has not been let in yet.
 *
 * @param <L> the legs of the MCU's kind
 */
@FunctionalInterface
public interface Newcomer<L extends Leg> {
  /**
   * Makes the leg; throws {@link LegRefused} if there is no place for it or its offer does not fit.
   *
   * @param order what the server said of it
   * @param device where it is reached: its Contact
   */
  L enter(LegOrder order, Optional<SipUri> device, LegDialog dialog);
}
