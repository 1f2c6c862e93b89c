package org.confab.mediaserver.mcu;

import java.util.Optional;
import java.util.function.LongConsumer;
import org.confab.protocol.mcu.LegOrder;
import org.confab.protocol.mcu.McuConference;
import org.confab.protocol.sip.Diagnostic;

/**
 * What a kind of MCU does for the legs of a conference; called under the conference's monitor, but
 * for what legs say.
 *
 * @param <L> the legs of the kind
 */
abstract class Medium<L extends Leg> {
  /** Reads what somebody offers who wants in; throws {@link LegRefused}. */
  protected abstract Newcomer<L> newcomer(Optional<Body> offer);

  /** Makes the leg of somebody who is called; throws {@link LegRefused}. */
  protected abstract L called(LegOrder order, LegDialog dialog);

  /** Makes a leg that another MCU had; throws {@link LegRefused}. */
  protected abstract L resumed(LegOrder order, LegDialog dialog);

  /** A leg that another MCU had is in. */
  protected void goesOn(L leg) {}

  /** A leg has come in, and was not there before under another MCU. */
  protected void entered(L leg) {}

  /** A leg that was in has gone, while the conference goes on. */
  protected void gone(L leg) {}

  /** Something is about to be chosen for all; throws {@link McuRefused} if it cannot be done. */
  protected void allow(McuConference next) {}

  /** Something was chosen for all that was otherwise before. */
  protected void settled(McuConference before) {}

  /** It is over, and all legs are out. */
  protected void closed() {}

  /** A MESSAGE of a leg; throws {@link LegRefused}, as a kind does that has none. */
  protected void message(L sender, Body text, LongConsumer accepted) {
    throw new LegRefused(405, Diagnostic.PARSE_FAILURE);
  }

  /** An INFO of a leg; throws {@link LegRefused}, as a kind does that has none. */
  protected void info(L sender, Body notice) {
    throw new LegRefused(405, Diagnostic.PARSE_FAILURE);
  }

  /** A later INVITE of a leg, see {@link LegInput#invited}. */
  protected abstract Body invitedAgain(L leg, Optional<Body> offer);

  /** A leg does not take this side's later offer. */
  protected abstract void declined(L leg, int status);
}
