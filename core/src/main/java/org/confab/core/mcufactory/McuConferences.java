package org.confab.core.mcufactory;

import org.confab.core.Refused;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.mcu.McuConference;
import org.confab.protocol.mcu.McuState;

/** Port: the conferences that media servers are for; the Focus implements it. */
public interface McuConferences {
  /**
   * What a media server has to know of a conference that it is given.
   *
   * @param mcu the conference at its MCU
   * @param generation to be put into the document
   * @throws Refused 404 (3012) if the conference is not active
   */
  McuConference describe(ConferenceUri mcu, long generation);

  /**
   * A media server tells what has changed in a conference of its own. Documents of one conference
   * come one after the other; the first of a generation is full. Dialogs are left out.
   */
  void state(McuState state);

  /** A media server serves the conference from now on. */
  void served(ConferenceUri mcu);

  /** None does any more, and none will soon: nobody is in it there. */
  void unserved(ConferenceUri mcu);
}
