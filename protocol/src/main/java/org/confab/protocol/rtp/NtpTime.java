package org.confab.protocol.rtp;

import java.time.Instant;

/** Wall clock time of reports: seconds since 1900 and their 2^32nds in one long (RFC 3550 4). */
public final class NtpTime {
  private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;
  private static final long NANOS = 1_000_000_000L;
  private static final long MICROS = 1_000_000L;

  private NtpTime() {}

  /** A moment. */
  public static long of(Instant moment) {
    long fraction = ((long) moment.getNano() << 32) / NANOS;
    return (moment.getEpochSecond() + SECONDS_1900_TO_1970) << 32 | fraction;
  }

  /** Its middle 32 bits: seconds modulo 65,536 and their 65,536ths. */
  public static int middle(long time) {
    return (int) (time >>> 16);
  }

  /** Microseconds as 65,536ths of a second, as delays are given. */
  public static int delay(long micros) {
    return (int) Math.min(micros * 65_536 / MICROS, 0xffffffffL);
  }

  /**
   * The way to somebody and back, in microseconds (RFC 3550 6.4.1): from the arrival of its report
   * and what that says of the last report it had from here. 0 if it says nothing, or nonsense.
   */
  public static long roundTripMicros(long arrival, ReportBlock block) {
    if (block.lastReport() == 0) {
      return 0;
    }
    int units = middle(arrival) - block.lastReport() - block.delay();
    return units < 0 ? 0 : units * MICROS / 65_536;
  }
}
