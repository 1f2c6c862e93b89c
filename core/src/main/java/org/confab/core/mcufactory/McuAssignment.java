package org.confab.core.mcufactory;

import java.util.UUID;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.mcu.McuDescription;

/**
 * Which media server serves a conference.
 *
 * @param conference the conference at its MCU
 * @param server the media server, as it described itself at that time
 * @param generation rises with every media server that a conference is given to
 */
public record McuAssignment(ConferenceUri conference, McuDescription server, long generation) {
  /** Whether it is this incarnation of that media server. */
  public boolean isAt(String id, UUID incarnation) {
    return server.id().equals(id) && server.incarnation().equals(incarnation);
  }
}
