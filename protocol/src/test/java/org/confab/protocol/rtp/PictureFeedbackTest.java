package org.confab.protocol.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PictureFeedbackTest {
  private static RtcpPacket.Feedback feedback(int type, int format, Integer... words) {
    return new RtcpPacket.Feedback(type, format, 1, 2, List.of(words));
  }

  @Test
  void aWholePictureIsAskedForInThreeWays() {
    assertThat(PictureFeedback.wantsWhole(PictureFeedback.pli(1, 2))).isTrue();
    assertThat(PictureFeedback.wantsWhole(PictureFeedback.fir(1, 2, 255))).isTrue();
    assertThat(
            PictureFeedback.wantsWhole(
                feedback(206, 15, 0x0001_0044, -2, 0x0001_0000, 0x0080_0144)))
        .isTrue();
    assertThat(
            PictureFeedback.wantsWhole(
                feedback(206, 15, 0x0001_0044, -2, 0x0001_0000, 0x0000_0144)))
        .isFalse();
    assertThat(PictureFeedback.wantsWhole(feedback(206, 15))).isFalse();
    assertThat(PictureFeedback.wantsWhole(feedback(206, 2, 0, 0))).isFalse();
    assertThat(PictureFeedback.wantsWhole(feedback(205, 1, 0))).isFalse();
  }

  @Test
  void aNackNamesAPacketAndWhichOfTheNextSixteen() {
    assertThat(PictureFeedback.missing(feedback(205, 1, 0xfffe_8001)))
        .containsExactly(65_534, 65_535, 14);
    assertThat(PictureFeedback.isNack(feedback(205, 1, 0))).isTrue();
    assertThat(PictureFeedback.isNack(feedback(205, 3, 0))).isFalse();
  }

  @Test
  void ofALongNackTheFirstAreLookedAt() {
    RtcpPacket.Feedback nack =
        new RtcpPacket.Feedback(205, 1, 1, 2, Collections.nCopies(300, 0x0001_ffff));
    assertThat(PictureFeedback.missing(nack)).hasSize(PictureFeedback.MAX_MISSING);
  }
}
