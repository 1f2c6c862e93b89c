package org.confab.mediaserver.rtp;

import org.confab.protocol.rtp.Reception;

/** What comes from a leg, as reports tell of it. */
interface Heard {
  /** Whether there is a source. */
  boolean known();

  /** Its number. */
  int ssrc();

  /** How it is received. */
  Reception reception();
}
