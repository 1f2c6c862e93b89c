package org.confab.protocol.rtp;

/** The two flows of a medium, numbered as ICE numbers its components (RFC 8445 13). */
public enum MediaComponent {
  RTP(1),
  RTCP(2);

  private final int id;

  MediaComponent(int id) {
    this.id = id;
  }

  /** The component id in candidates. */
  public int id() {
    return id;
  }
}
