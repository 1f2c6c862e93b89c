package org.confab.protocol.mediacontrol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.confab.protocol.fuzz.Mutations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

class MediaControlFuzzTest {
  static List<byte[]> documents() {
    return Mutations.texts(
        "<media_control><vc_primitive><to_encoder><picture_fast_update/></to_encoder>"
            + "</vc_primitive></media_control>",
        "<?xml version=\"1.0\" encoding=\"utf-8\" ?><media_control"
            + " xmlns=\"urn:ietf:params:xml:ns:media_control\"><vc_primitive><stream_id>1</stream_id>"
            + "<to_encoder><picture_fast_update></picture_fast_update></to_encoder>"
            + "</vc_primitive></media_control>",
        "<media_control><general_error>what</general_error></media_control>");
  }

  @MethodSource("documents")
  @FuzzTest(maxDuration = "10s")
  void hostile_documents_are_read_or_refused(byte[] bytes) {
    // Bytes that are no UTF-8 are the XML reader's matter, and tried there.
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    try {
      MediaControl read = MediaControl.read(text.getBytes(StandardCharsets.UTF_8));
      assertThat(MediaControl.read(read.bytes())).isEqualTo(read);
    } catch (IllegalArgumentException refused) {
      assertThat(refused.getMessage()).isNotEmpty();
    }
  }

  @Test
  void changedDocumentsAreReadOrRefused() {
    Mutations.of(documents()).run(1_000, this::hostile_documents_are_read_or_refused);
  }
}
