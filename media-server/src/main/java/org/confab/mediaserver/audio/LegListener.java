package org.confab.mediaserver.audio;

import java.time.Duration;
import org.confab.protocol.rtp.TelephoneEvent;

/** Hears what happens at a leg, on its loop; must not block. */
public interface LegListener {
  /** The first packet that was taken has come. */
  default void heard() {}

  /**
   * Nothing that could be taken has come, RTCP included; told once per silence, after {@link
   * EngineLimits#silence()} since the leg was told where to listen or since the last packet.
   */
  default void silentFor(Duration silence) {}

  /** A key was pressed; told once each, when it is released or its end is lost. */
  default void dtmf(TelephoneEvent.Key key, Duration held) {}

  /** The other side has said BYE by RTCP. */
  default void saidBye() {}
}
