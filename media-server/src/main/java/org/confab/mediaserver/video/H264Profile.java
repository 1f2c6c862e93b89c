package org.confab.mediaserver.video;

import java.util.Locale;

/** How much of H.264 a decoder must know, the least first: each knows all before it. */
public enum H264Profile {
  /** What everybody knows: no slices in any order, no redundant ones. */
  CONSTRAINED_BASELINE,
  /** Encoders that say so almost never use what the constrained one forbids. */
  BASELINE,
  MAIN,
  HIGH,
  /** More than eight bits, more colours: only among their like. */
  OTHER;

  private static final int DIGITS = 6;
  private static final int BASELINE_IDC = 66;
  private static final int MAIN_IDC = 77;
  private static final int HIGH_IDC = 100;
  private static final int CONSTRAINT_SET1 = 0x40;

  /**
   * That of a {@code profile-level-id} (RFC 6184 8.1): {@code profile_idc}, constraints and level,
   * two hexadecimal digits each. Without one, or with one that cannot be read, it is the baseline.
   */
  public static H264Profile of(String profileLevelId) {
    String digits = profileLevelId.strip().toLowerCase(Locale.ROOT);
    if (digits.length() != DIGITS || !digits.matches("[0-9a-f]+")) {
      return BASELINE;
    }
    boolean constrained = (Integer.parseInt(digits.substring(2, 4), 16) & CONSTRAINT_SET1) != 0;
    return switch (Integer.parseInt(digits.substring(0, 2), 16)) {
      case BASELINE_IDC -> constrained ? CONSTRAINED_BASELINE : BASELINE;
      case MAIN_IDC -> MAIN;
      case HIGH_IDC -> HIGH;
      default -> OTHER;
    };
  }

  /** Whether a decoder of this reads pictures of the other. */
  public boolean reads(H264Profile sent) {
    return compareTo(sent) >= 0;
  }
}
