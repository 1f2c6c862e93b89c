package org.confab.protocol.mediacontrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MediaControlTest {
  private static MediaControl read(String text) {
    return MediaControl.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aRequestForAWholePictureIsReadInEverySpelling() {
    for (String text :
        new String[] {
          "<?xml version=\"1.0\" encoding=\"utf-8\"?><media_control><vc_primitive><to_encoder>"
              + "<picture_fast_update/></to_encoder></vc_primitive></media_control>",
          "<media_control xmlns=\"urn:x\"><vc_primitive><stream_id>main-video</stream_id>"
              + "<to_encoder><picture_fast_update></picture_fast_update></to_encoder>"
              + "</vc_primitive></media_control>"
        }) {
      assertThat(read(text).pictureFastUpdate()).isTrue();
    }
  }

  @Test
  void otherPrimitivesArePassedOver() {
    assertThat(read("<media_control/>").pictureFastUpdate()).isFalse();
    assertThat(
            read("<media_control><vc_primitive><to_encoder><freeze/></to_encoder></vc_primitive>"
                    + "<general_error>x</general_error></media_control>")
                .pictureFastUpdate())
        .isFalse();
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    assertThat(MediaControl.read(MediaControl.PICTURE_FAST_UPDATE.bytes()))
        .isEqualTo(MediaControl.PICTURE_FAST_UPDATE);
    assertThat(MediaControl.read(new MediaControl(false).bytes()).pictureFastUpdate()).isFalse();
  }

  @Test
  void whatIsNoSuchDocumentIsRefused() {
    for (String bad : new String[] {"", "no xml", "<other/>", "<media_control>"}) {
      assertThatThrownBy(() -> read(bad)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> MediaControl.read(new byte[5_000])).hasMessageContaining("5000 bytes");
  }
}
