package org.confab.mediaserver.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PayloadTest {
  private static final VideoFormat FRAGMENTS =
      new VideoFormat(VideoCodec.H264, 99, 1, H264Profile.CONSTRAINED_BASELINE, "");
  private static final VideoFormat SINGLE =
      new VideoFormat(VideoCodec.H264, 99, 0, H264Profile.CONSTRAINED_BASELINE, "");
  private static final VideoFormat VP8 =
      new VideoFormat(VideoCodec.VP8, 96, 0, H264Profile.CONSTRAINED_BASELINE, "");

  private static PayloadKind kind(VideoFormat format, String hex) {
    byte[] bytes = HexFormat.of().parseHex("ffff" + hex.replace(" ", "") + "ff");
    return new PictureReader().read(format, bytes, 2, bytes.length - 3);
  }

  @Test
  void wholePicturesOfH264BeginWithParametersOrAPictureOfTheirOwn() {
    assertThat(kind(FRAGMENTS, "67 42 e0 1f")).isEqualTo(PayloadKind.WHOLE);
    assertThat(kind(FRAGMENTS, "65 88")).isEqualTo(PayloadKind.WHOLE);
    assertThat(kind(FRAGMENTS, "41 9a")).isEqualTo(PayloadKind.PART);
    assertThat(kind(FRAGMENTS, "68 ce")).isEqualTo(PayloadKind.PART);
    assertThat(kind(FRAGMENTS, "7c 85 88")).isEqualTo(PayloadKind.WHOLE);
    assertThat(kind(FRAGMENTS, "7c 05 88")).isEqualTo(PayloadKind.PART);
    assertThat(kind(FRAGMENTS, "7c 81 9a")).isEqualTo(PayloadKind.PART);
    assertThat(kind(FRAGMENTS, "78 0002 6742 0001 68")).isEqualTo(PayloadKind.WHOLE);
    assertThat(kind(FRAGMENTS, "78 0002 419a")).isEqualTo(PayloadKind.PART);
    assertThat(kind(FRAGMENTS, "7e 01 02")).isEqualTo(PayloadKind.PART);
  }

  @Test
  void whatIsNoPayloadOfH264IsSeen() {
    for (String bad :
        new String[] {
          "",
          "e5 88",
          "60",
          "79 00",
          "7c",
          "7c 85",
          "7c c5 88",
          "7c 80 00",
          "78",
          "78 00",
          "78 0000",
          "78 0009 67",
          "78 0001 67 00"
        }) {
      assertThat(kind(FRAGMENTS, bad)).as(bad).isEqualTo(PayloadKind.MALFORMED);
    }
    assertThat(kind(SINGLE, "7e 01")).isEqualTo(PayloadKind.MALFORMED);
  }

  @Test
  void aWholePictureOfVp8IsSeenBehindEveryDescriptor() {
    assertThat(kind(VP8, "10 00")).isEqualTo(PayloadKind.WHOLE);
    assertThat(kind(VP8, "10 01")).isEqualTo(PayloadKind.PART);
    assertThat(kind(VP8, "00 00")).isEqualTo(PayloadKind.PART);
    assertThat(kind(VP8, "11 00")).isEqualTo(PayloadKind.PART);
    assertThat(kind(VP8, "90 80 05 00")).isEqualTo(PayloadKind.WHOLE);
    assertThat(kind(VP8, "90 80 8005 00")).isEqualTo(PayloadKind.WHOLE);
    assertThat(kind(VP8, "90 e0 8005 07 20 00")).isEqualTo(PayloadKind.WHOLE);
    assertThat(kind(VP8, "90 10 20 01")).isEqualTo(PayloadKind.PART);
    for (String bad :
        new String[] {"", "10", "90", "90 80", "90 80 80", "90 80 8005", "90 f0 05"}) {
      assertThat(kind(VP8, bad)).as(bad).isEqualTo(PayloadKind.MALFORMED);
    }
  }

  @Property(tries = 2_000)
  void noBytesAreTooStrange(@ForAll byte[] bytes, @ForAll boolean vp8) {
    PictureReader reader = new PictureReader();
    byte[] copy = bytes.clone();
    PayloadKind kind = reader.read(vp8 ? VP8 : FRAGMENTS, bytes, 0, bytes.length);
    if (vp8 && kind != PayloadKind.MALFORMED) {
      Vp8Numbers numbers = new Vp8Numbers();
      numbers.follow(reader.vp8(), bytes);
      numbers.write(reader.vp8(), bytes, copy, 0);
      assertThat(reader.read(VP8, copy, 0, copy.length)).isEqualTo(kind);
    }
    assertThat(kind).isNotNull();
  }

  @Test
  void decodersReadWhatTheirProfileHas() {
    assertThat(H264Profile.of("42e01f")).isEqualTo(H264Profile.CONSTRAINED_BASELINE);
    assertThat(H264Profile.of("42001F")).isEqualTo(H264Profile.BASELINE);
    assertThat(H264Profile.of("4d0028")).isEqualTo(H264Profile.MAIN);
    assertThat(H264Profile.of("640028")).isEqualTo(H264Profile.HIGH);
    assertThat(H264Profile.of("")).isEqualTo(H264Profile.BASELINE);
    assertThat(H264Profile.of("xyz")).isEqualTo(H264Profile.BASELINE);
    assertThat(H264Profile.of("f40028")).isEqualTo(H264Profile.OTHER);
    assertThat(H264Profile.HIGH.reads(H264Profile.MAIN)).isTrue();
    assertThat(FRAGMENTS.reads(SINGLE)).isTrue();
    assertThat(SINGLE.reads(FRAGMENTS)).isFalse();
    assertThat(VP8.reads(SINGLE)).isFalse();
  }
}
