package org.confab.mediaserver.avmcu;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.concurrent.ScheduledExecutorService;
import org.confab.mediaserver.audio.AudioEngine;
import org.confab.mediaserver.audio.EngineFull;
import org.confab.mediaserver.figures.Figures;
import org.confab.mediaserver.mcu.McuKind;
import org.confab.mediaserver.mcu.McuRefused;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.mcu.McuConference;

/**
 * The A/V MCU ([MS-CONFAV]); so far for sound.
 *
 * @param engine mixes the sound
 * @param host the address in its session descriptions: where clients reach the engine's ports
 * @param random makes keys and credentials
 * @param timer runs what is late, and what an engine's loop must not wait for
 * @param figures counts
 * @param limits how long it waits
 */
public record AvMcu(
    AudioEngine engine,
    InetAddress host,
    SecureRandom random,
    ScheduledExecutorService timer,
    Figures figures,
    AvLimits limits)
    implements McuKind {
  @Override
  public McuType type() {
    return McuType.AUDIO_VIDEO;
  }

  @Override
  public AvConference conference(McuConference given, Common common) {
    try {
      return new AvConference(given, common, this);
    } catch (EngineFull noRoom) {
      throw new McuRefused(C3pReason.SERVER_BUSY);
    }
  }
}
