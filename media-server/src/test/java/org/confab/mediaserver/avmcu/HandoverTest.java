package org.confab.mediaserver.avmcu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandoverTest {
  private static Optional<Handover> of(String host) {
    String medium =
        "50000 MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5 ufra pwd HOST 7 HOST 8 - - - 5 6 3 7 9";
    String text = "1\n2\ntrue\n" + medium.replace("HOST", host) + "\n-\nv=0\r\n";
    return Handover.read(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void an_address_that_was_found_is_taken_over() {
    for (String address : new String[] {"192.0.2.1", "2001:db8:0:0:0:0:0:1"}) {
      assertThat(of(address).orElseThrow().sound().found().orElseThrow().rtp().getAddress())
          .extracting("hostAddress")
          .isEqualTo(address);
    }
  }

  @Test
  void a_name_is_not_looked_up() {
    for (String name : new String[] {"localhost", "127.0.0.1%lo", "localhost%::1", ""}) {
      assertThat(of(name)).as(name).isEmpty();
    }
  }
}
