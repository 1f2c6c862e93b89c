package org.confab.mediaserver.video;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.confab.protocol.fuzz.Mutations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** What payloads of H.264 and VP8 begin with, in the middle of a buffer that others share. */
class PayloadFuzzTest {
  private static final int BEFORE = 12;

  /** Single units, units together, fragments; descriptors of VP8 with all their numbers. */
  static List<byte[]> payloads() {
    return Mutations.hex(
        "6588840021ffff",
        "67428014",
        "18000467428014000268ce",
        "7c8588840021",
        "7c45ffff",
        "7e0000",
        "10009d012a",
        "90809234009d012a",
        "90e0812c0740009d012a",
        "8010ff01");
  }

  @MethodSource("payloads")
  @FuzzTest(maxDuration = "10s")
  void hostile_payloads_are_told_and_numbered(byte[] payload) {
    byte[] bytes = new byte[BEFORE + payload.length];
    System.arraycopy(payload, 0, bytes, BEFORE, payload.length);
    for (int mode = 0; mode < 2; mode++) {
      assertThat(H264Payload.kind(mode, bytes, BEFORE, payload.length)).isNotNull();
    }
    Vp8Payload vp8 = new Vp8Payload();
    if (vp8.read(bytes, BEFORE, payload.length) == PayloadKind.MALFORMED) {
      return;
    }
    Vp8Numbers numbers = new Vp8Numbers();
    numbers.follow(vp8, bytes);
    byte[] copy = bytes.clone();
    numbers.write(vp8, bytes, copy, 0);
    Vp8Payload again = new Vp8Payload();
    assertThat(again.read(copy, BEFORE, payload.length)).isNotEqualTo(PayloadKind.MALFORMED);
    assertThat(again.hasPictureId()).isEqualTo(vp8.hasPictureId());
    assertThat(again.hasLevelZero()).isEqualTo(vp8.hasLevelZero());
  }

  @Test
  void changedPayloadsAreToldAndNumbered() {
    Mutations.of(payloads()).run(10_000, this::hostile_payloads_are_told_and_numbered);
  }
}
