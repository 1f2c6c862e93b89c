package org.confab.protocol.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ReceptionTest {
  private final Reception reception = new Reception(1);

  @Test
  void aPlainSourceIsBelievedAfterTwoPacketsInARow() {
    Reception careful = new Reception(2);
    assertThat(careful.arrived(10)).isEqualTo(Reception.Verdict.DROP);
    assertThat(careful.arrived(500)).isEqualTo(Reception.Verdict.DROP);
    assertThat(careful.arrived(501)).isEqualTo(Reception.Verdict.RESTART);
    assertThat(careful.arrived(502)).isEqualTo(Reception.Verdict.TAKE);
    assertThat(careful.lost()).isZero();
  }

  @Test
  void lossesAreCountedOverTheRollover() {
    reception.arrived(65_530);
    for (int sequence = 65_531; sequence < 65_536 + 100; sequence++) {
      if (sequence % 10 != 0) {
        reception.arrived(sequence & 0xffff);
      }
    }
    assertThat(reception.lost()).isEqualTo(10);
    ReportBlock block = reception.report(7, 0, 0);
    assertThat(block.highestSequence()).isEqualTo(65_536 + 99);
    assertThat(block.lost()).isEqualTo(10);
    assertThat(block.fractionLost()).isEqualTo(10 * 256 / 106);
    assertThat(reception.report(7, 0, 0).fractionLost()).isZero();
  }

  @Test
  void aJumpIsBelievedWhenItGoesOn() {
    reception.arrived(100);
    assertThat(reception.arrived(20_000)).isEqualTo(Reception.Verdict.DROP);
    assertThat(reception.arrived(101)).isEqualTo(Reception.Verdict.TAKE);
    assertThat(reception.arrived(40_000)).isEqualTo(Reception.Verdict.DROP);
    assertThat(reception.arrived(40_001)).isEqualTo(Reception.Verdict.RESTART);
    assertThat(reception.lost()).isZero();
  }

  @Property
  void disorderAndDoublesLoseNothing(@ForAll @IntRange(max = 65_535) int first) {
    Random random = new Random(first);
    Reception one = new Reception(1);
    one.arrived(first);
    for (int block = 0; block < 20; block++) {
      int start = first + 1 + 4 * block;
      for (int offset : new int[] {1, 0, 3, 2}) {
        assertThat(one.arrived((start + offset) & 0xffff)).isEqualTo(Reception.Verdict.TAKE);
      }
      if (random.nextBoolean()) {
        one.arrived((start + 2) & 0xffff);
      }
    }
    assertThat(one.lost()).isNotPositive();
    assertThat(one.report(1, 0, 0).fractionLost()).isZero();
  }

  @Test
  void jitterFollowsTheUnevennessOfArrivals() {
    reception.arrived(0);
    for (int each = 0; each < 500; each++) {
      reception.timed(160 * each + (each % 2) * 80, 160 * each);
    }
    assertThat(reception.jitter()).isBetween(70, 80);
    for (int each = 500; each < 1_000; each++) {
      reception.timed(160 * each, 160 * each);
    }
    assertThat(reception.jitter()).isLessThan(2);
  }

  @Test
  void theWayThereAndBackIsMeasuredAsTheRfcShows() {
    // RFC 3550 figure 2: A = 0xb710:8000, LSR = 0xb705:2000, DLSR = 0x0005:4000, way 6.125 s.
    long arrival = 0xb710_8000L << 16;
    ReportBlock block = new ReportBlock(1, 0, 0, 0, 0, 0xb705_2000, 0x0005_4000);
    assertThat(NtpTime.roundTripMicros(arrival, block)).isEqualTo(6_125_000);
  }

  @Test
  void timeIsCountedFrom1900() {
    long time = NtpTime.of(Instant.parse("1970-01-01T00:00:00.500Z"));
    assertThat(time >>> 32).isEqualTo(2_208_988_800L);
    assertThat(time & 0xffffffffL).isEqualTo(0x80000000L);
  }

  @Property
  void anyEventIsReadAsItIsWritten(
      @ForAll @IntRange(max = 255) int code,
      @ForAll boolean end,
      @ForAll @IntRange(max = 63) int volume,
      @ForAll @IntRange(max = 65_535) int duration) {
    TelephoneEvent event = new TelephoneEvent(code, end, volume, duration);
    java.nio.ByteBuffer out = java.nio.ByteBuffer.allocate(4);
    event.write(out);
    assertThat(TelephoneEvent.parse(out.flip())).isEqualTo(event);
    assertThat(event.key().isPresent()).isEqualTo(code <= 16);
  }
}
