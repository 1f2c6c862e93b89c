package org.confab.protocol.sdp;

import java.util.Locale;

/** Which way media goes, as the one who writes it sees it (RFC 4566 6, RFC 3264 5.1). */
public enum Direction {
  SENDRECV(true, true),
  SENDONLY(true, false),
  RECVONLY(false, true),
  INACTIVE(false, false);

  private final boolean sends;
  private final boolean receives;

  Direction(boolean sends, boolean receives) {
    this.sends = sends;
    this.receives = receives;
  }

  /** The one that sends and receives so. */
  public static Direction of(boolean sends, boolean receives) {
    if (sends) {
      return receives ? SENDRECV : SENDONLY;
    }
    return receives ? RECVONLY : INACTIVE;
  }

  /** That of a medium: its own, that of its session, or both ways. */
  public static Direction of(SessionDescription session, MediaDescription medium) {
    for (Direction direction : values()) {
      if (medium.attribute(direction.wireName()).isPresent()) {
        return direction;
      }
    }
    for (Direction direction : values()) {
      if (session.attribute(direction.wireName()).isPresent()) {
        return direction;
      }
    }
    return SENDRECV;
  }

  /** Whether the writer sends. */
  public boolean sends() {
    return sends;
  }

  /** Whether the writer receives. */
  public boolean receives() {
    return receives;
  }

  /** The same as the other side sees it. */
  public Direction reversed() {
    return of(receives, sends);
  }

  /** What both allow. */
  public Direction and(Direction other) {
    return of(sends && other.sends, receives && other.receives);
  }

  /** As an attribute. */
  public SdpAttribute attribute() {
    return SdpAttribute.flag(wireName());
  }

  private String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
