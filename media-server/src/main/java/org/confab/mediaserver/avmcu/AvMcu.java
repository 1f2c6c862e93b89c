package org.confab.mediaserver.avmcu;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.confab.mediaserver.audio.AudioEngine;
import org.confab.mediaserver.audio.EngineFull;
import org.confab.mediaserver.dtls.Handshakes;
import org.confab.mediaserver.figures.Figures;
import org.confab.mediaserver.mcu.McuKind;
import org.confab.mediaserver.mcu.McuRefused;
import org.confab.mediaserver.recording.Recorder;
import org.confab.mediaserver.video.VideoEngine;
import org.confab.mediaserver.video.VideoRoom;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.mcu.McuConference;

/**
 * The A/V MCU ([MS-CONFAV]).
 *
 * @param engine mixes the sound
 * @param pictures forwards the pictures
 * @param host the address in its session descriptions: where clients reach the engine's ports
 * @param handshakes gives keys to those whose keys come by DTLS
 * @param random makes keys and credentials
 * @param timer runs what is late, and what an engine's loop must not wait for
 * @param figures counts
 * @param limits how long it waits
 * @param recorder keeps what is said, where a presenter wants that; absent where nothing may be
 *     kept
 */
public record AvMcu(
    AudioEngine engine,
    VideoEngine pictures,
    InetAddress host,
    Handshakes handshakes,
    SecureRandom random,
    ScheduledExecutorService timer,
    Figures figures,
    AvLimits limits,
    Optional<Recorder> recorder)
    implements McuKind {
  /** One that keeps nothing. */
  public AvMcu(
      AudioEngine engine,
      VideoEngine pictures,
      InetAddress host,
      Handshakes handshakes,
      SecureRandom random,
      ScheduledExecutorService timer,
      Figures figures,
      AvLimits limits) {
    this(engine, pictures, host, handshakes, random, timer, figures, limits, Optional.empty());
  }

  /** The same, keeping what is to be kept. */
  public AvMcu with(Recorder keeping) {
    return new AvMcu(
        engine, pictures, host, handshakes, random, timer, figures, limits, Optional.of(keeping));
  }

  /** The same on another engine. */
  public AvMcu with(AudioEngine other) {
    return new AvMcu(
        other, room -> VideoRoom.NONE, host, handshakes, random, timer, figures, limits);
  }

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
