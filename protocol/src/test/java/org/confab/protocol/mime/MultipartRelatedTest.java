package org.confab.protocol.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class MultipartRelatedTest {
  @Test
  void eachPartEndsWithOneExtraLineBreak() {
    MultipartRelated body =
        new MultipartRelated(
            "b1",
            List.of(
                part("resourceList", "application/rlmi+xml", "<list/>"),
                part("a@x", "application/msrtc-event-categories+xml", "<categories/>")));

    assertThat(body.contentType())
        .isEqualTo(
            "multipart/related;type=\"application/rlmi+xml\";start=resourceList;boundary=b1");
    assertThat(new String(body.bytes(), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            --b1
            Content-Transfer-Encoding: binary
            Content-ID: <resourceList>
            Content-Type: application/rlmi+xml

            <list/>

            --b1
            Content-Transfer-Encoding: binary
            Content-ID: <a@x>
            Content-Type: application/msrtc-event-categories+xml

            <categories/>

            --b1--
            """
                .replace("\n", "\r\n"));
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadAgain(
      @ForAll @Size(min = 1, max = 4) List<@StringLength(max = 60) String> contents) {
    MultipartRelated body =
        new MultipartRelated(
            "part-0123456789",
            contents.stream().map(content -> part("id", "text/plain", content)).toList());

    MultipartRelated again = MultipartRelated.read(body.contentType(), body.bytes());

    assertThat(again.parts().stream().map(MultipartRelatedTest::text).toList())
        .isEqualTo(contents.stream().map(c -> text(part("", "", c))).toList());
    assertThat(again.parts()).allMatch(one -> one.contentId().equals("id"));
  }

  @Property(tries = 500)
  void anyBytesAreReadOrRefused(@ForAll byte[] bytes, @ForAll @StringLength(max = 30) String type) {
    try {
      MultipartRelated.read("multipart/related;boundary=" + type, bytes);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageContaining("");
    }
  }

  @Test
  void aPreambleIsPassedOverAndAMissingEndRefused() {
    byte[] body =
        "preamble\r\n--b\r\nContent-ID: <x>\r\n\r\nhi\r\n--b--".getBytes(StandardCharsets.US_ASCII);
    assertThat(MultipartRelated.read("multipart/mixed; boundary=\"b\"", body).parts())
        .singleElement()
        .satisfies(one -> assertThat(text(one)).isEqualTo("hi"));

    byte[] open = "--b\r\n\r\nhi\r\n".getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> MultipartRelated.read("multipart/mixed;boundary=b", open))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MultipartRelated.read("multipart/mixed", open))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Part part(String id, String type, String content) {
    return new Part(id, type, content.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Part part) {
    return new String(part.content(), StandardCharsets.UTF_8);
  }
}
