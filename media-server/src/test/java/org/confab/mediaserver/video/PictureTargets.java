package org.confab.mediaserver.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.confab.protocol.fuzz.FuzzTarget;
import org.confab.protocol.fuzz.Mutations;

/** What pictures begin with, and what descriptions say of them. */
public final class PictureTargets {
  private static final int BEFORE = 12;

  private PictureTargets() {}

  /** One for each. */
  public static List<FuzzTarget<?>> all() {
    return List.of(
        FuzzTarget.bytes("picture-payload", H264Payload.class, Vp8Payload.class)
            .seeds(payloads())
            .holds(PictureTargets::payload),
        FuzzTarget.text("picture-words", H264Profile.class, VideoCodec.class)
            .seeds("42e01f", "64001F", "4D0028", "H264")
            .holds(
                text -> {
                  assertThat(H264Profile.of(text)).isNotNull();
                  assertThat(VideoCodec.named(text)).isNotNull();
                }));
  }

  /** Single units, units together, fragments; descriptors of VP8 with all their numbers. */
  private static List<byte[]> payloads() {
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

  /** What is told of a payload does not depend on what else is in the buffer. */
  private static void payload(byte[] payload) {
    byte[] bytes = new byte[BEFORE + payload.length];
    System.arraycopy(payload, 0, bytes, BEFORE, payload.length);
    for (int mode = 0; mode < 2; mode++) {
      assertThat(H264Payload.kind(mode, bytes, BEFORE, payload.length))
          .isEqualTo(H264Payload.kind(mode, payload, 0, payload.length));
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
}
