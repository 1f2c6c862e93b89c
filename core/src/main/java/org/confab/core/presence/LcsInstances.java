package org.confab.core.presence;

import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.sip.Epid;

/**
 * Categories and instance numbers of what the server publishes in the name of clients of Live
 * Communications Server 2005. Clients of [MS-PRES] number their states by type in the highest four
 * bits; a device's own states are numbered likewise, with 28 bits made from its epid.
 */
final class LcsInstances {
  /** A device's document as it came, for watchers of the same dialect. */
  static final CategoryName DEVICE = CategoryName.of("lcsDevice");

  /** What is kept for the user beside note and state ([MS-SIP] 2.2.1, userInfo). */
  static final CategoryName USER_INFO = CategoryName.of("lcsUserInfo");

  /** The state that a user sets for all devices: the same instance in both dialects. */
  static final long USER_STATE = 0x2000_0000L;

  /** The note that a user sets for all devices, likewise. */
  static final long USER_NOTE = 0;

  private static final long DEVICE_BITS = 0x0FFF_FFFFL;

  /** What a user says on one device: apart from static (0) and time-bound (4) states. */
  private static final long DEVICE_USER_STATE = 0x2800_0000L;

  private static final long DEVICE_USER_BITS = 0x07FF_FFFFL;
  private static final long MACHINE_STATE = 0x3000_0000L;
  private static final long CALENDAR = 0x4000_0000L;
  private static final long PHONE_STATE = 0x8000_0000L;

  private final long bits;

  private LcsInstances(long bits) {
    this.bits = bits;
  }

  /** The numbers of that device. */
  static LcsInstances of(Epid epid) {
    return new LcsInstances(epid.asString().hashCode() & 0xFFFF_FFFFL);
  }

  long machineState() {
    return MACHINE_STATE | device();
  }

  long phoneState() {
    return PHONE_STATE | device();
  }

  long userState() {
    return DEVICE_USER_STATE | (bits & DEVICE_USER_BITS);
  }

  long calendar() {
    return CALENDAR | device();
  }

  /** For its note and for the device itself; never {@link #USER_NOTE}. */
  long device() {
    return Math.max(1, bits & DEVICE_BITS);
  }
}
