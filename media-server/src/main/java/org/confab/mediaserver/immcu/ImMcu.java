package org.confab.mediaserver.immcu;

import org.confab.mediaserver.mcu.McuKind;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.mcu.McuConference;

/**
 * The IM MCU ([MS-CONFIM]).
 *
 * @param limits what a conference takes
 * @param host the address in its session descriptions
 */
public record ImMcu(ImLimits limits, String host) implements McuKind {
  @Override
  public McuType type() {
    return McuType.CHAT;
  }

  @Override
  public ImConference conference(McuConference given, Common common) {
    return new ImConference(given, common, this);
  }
}
