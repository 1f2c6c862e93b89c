package org.confab.core.presence;

import org.confab.protocol.presence.StateType;

/**
 * Instance numbers of what the server publishes in the name of plain SIP clients. Clients of
 * [MS-PRES] number their states by type in the highest four bits, 0 to 9; these begin with 13 and
 * 14.
 */
final class PhoneInstances {
  /** How many publications of a user can be told apart. */
  static final int SLOTS = 1 << 20;

  private static final long REACHABLE = 0xD000_0000L;
  private static final long PUBLISHED = 0xE000_0000L;
  private static final long RANGE = 0x1000_0000L;
  private static final int BY_SLOT = 16;

  private PhoneInstances() {}

  /**
   * The instance that says no more than that a phone can be reached. It counts only where nothing
   * is known of the person's machines.
   */
  static long reachable(int slot) {
    return REACHABLE + (long) slot * BY_SLOT;
  }

  /** The instance of a state of that type that a phone has published. */
  static long published(int slot, StateType type) {
    return PUBLISHED + (long) slot * BY_SLOT + type.ordinal();
  }

  /** The instance of a note that a phone has published. */
  static long note(int slot) {
    return PUBLISHED + (long) slot * BY_SLOT + BY_SLOT - 1;
  }

  /** Whether the instance only says that a phone can be reached. */
  static boolean onlyReachable(long instance) {
    return instance >= REACHABLE && instance < REACHABLE + RANGE;
  }
}
