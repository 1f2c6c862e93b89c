package org.confab.protocol.confim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ImdnTest {
  @Test
  void aFailureIsWrittenAsInTheSpecification() {
    Imdn imdn =
        new Imdn(
            "2",
            List.of(
                new Imdn.Recipient(
                    "<sip:bob@contoso.com;opaque=user:epid:x;gruu>",
                    408,
                    Map.of("ms-diagnostics", "6001;reason=\"Request Timeout\""))));
    assertThat(new String(imdn.bytes(), StandardCharsets.UTF_8))
        .isEqualTo(
            "<imdn xmlns=\"http://schemas.microsoft.com/rtc/2005/08/imdn\">"
                + "<message-id>2</message-id>"
                + "<recipient uri=\"&lt;sip:bob@contoso.com;opaque=user:epid:x;gruu&gt;\">"
                + "<status>408</status><entry><key>ms-diagnostics</key>"
                + "<value>6001;reason=\"Request Timeout\"</value></entry></recipient></imdn>");
  }

  @Property(tries = 100)
  void aDocumentIsReadAsItWasWritten(
      @ForAll @IntRange(min = 1) int id,
      @ForAll @Size(max = 3) List<@AlphaChars @StringLength(min = 1, max = 9) String> users,
      @ForAll @IntRange(min = 300, max = 699) int status) {
    Imdn imdn =
        new Imdn(
            Integer.toString(id),
            users.stream()
                .map(user -> new Imdn.Recipient("<sip:" + user + "@x>", status, Map.of("a", user)))
                .toList());
    assertThat(Imdn.read(imdn.bytes())).isEqualTo(imdn);
  }
}
