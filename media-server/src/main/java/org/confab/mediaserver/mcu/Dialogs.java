package org.confab.mediaserver.mcu;

import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.mcu.DialogState;
import org.confab.protocol.sip.SipUri;

/** Makes dialogs that the MCU begins or goes on in: a port, spoken for by SIP. */
public interface Dialogs {
  /**
   * Goes on in a dialog that another MCU had.
   *
   * @param conference the conference at this MCU
   * @param user whose it is
   */
  LegDialog takeOver(ConferenceUri conference, SipUri user, DialogState state, LegInput input);

  /**
   * A dialog that its first {@link LegDialog#invite} begins.
   *
   * @param conference the conference at this MCU
   * @param user whom it is for
   * @param target where to
   */
  LegDialog dialOut(ConferenceUri conference, SipUri user, SipUri target, LegInput input);
}
