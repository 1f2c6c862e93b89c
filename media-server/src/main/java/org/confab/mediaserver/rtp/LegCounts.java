package org.confab.mediaserver.rtp;

import org.confab.mediaserver.audio.LegFigures;

/** What is counted of a leg, on its loop; a copy of it is shown to others. */
final class LegCounts {
  long packetsIn;
  long packetsOut;
  long unsent;
  long refused;
  long roundTripMicros;
  volatile long lastHeard;
  volatile LegFigures shown = new LegFigures(0, 0, 0, 0, 0, 0, 0);

  LegCounts(long now) {
    lastHeard = now;
  }

  void show(long lost, long late, long jitterMicros) {
    shown =
        new LegFigures(packetsIn, packetsOut, lost, late, refused, jitterMicros, roundTripMicros);
  }
}
