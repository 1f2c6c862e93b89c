package org.confab.mediaserver.rtp;

/** What goes to a leg, as reports tell of it. */
interface Told {
  /** The source. */
  int ssrc();

  /** Its time now. */
  int timestamp();

  /** Packets so far; unsigned. */
  int packets();

  /** Octets of payload so far; unsigned. */
  int octets();
}
