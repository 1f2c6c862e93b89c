package org.confab.mediaserver.audio;

import java.time.Duration;
import org.confab.protocol.rtp.TelephoneEvent;

/** Hears what happens at a leg, on its loop; must not block. */
public interface LegListener {
  /** The first packet that was taken has come. */
  default void heard() {}

  /** What comes has this source now: the one by which mixes name it ([MS-RTP] 3.1). */
  default void source(int ssrc) {}

  /**
   * Nothing that could be taken has come, RTCP included; told once per silence, after {@link
   * EngineLimits#silence()} since the leg was told where to listen or since the last packet.
   */
  default void silentFor(Duration silence) {}

  /** A key was pressed; told once each, when it is released or its end is lost. */
  default void dtmf(TelephoneEvent.Key key, Duration held) {}

  /** So much was sent that {@link AudioLeg#source} is another one. */
  default void ahead() {}

  /** The other side has said BYE by RTCP. */
  default void saidBye() {}
}
