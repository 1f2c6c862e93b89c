package org.confab.sip.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.presence.PublishAsk;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.confab.sip.front.FakeSip;
import org.junit.jupiter.api.Test;

class PublishHeadersTest {
  private static final EndpointId PHONE =
      new EndpointId(SipUri.of("bob", "litwareinc.com"), Epid.of("a1b2c3d4e5"));

  @Test
  void aPublicationIsReadCompletely() throws IOException {
    PublishAsk ask =
        read("Event: Presence;id=3", "Expires: 300", "SIP-If-Match: dx200xyz", "Call-ID: 1");
    assertThat(ask.event()).isEqualTo("presence");
    assertThat(ask.expires()).contains(Duration.ofSeconds(300));
    assertThat(ask.ifMatch()).containsExactly("dx200xyz");
    assertThat(ask.body().orElseThrow().contentType()).isEqualTo("application/pidf+xml");
    assertThat(ask.publisher()).isEqualTo(PHONE);
  }

  @Test
  void whatIsNotThereIsEmpty() throws IOException {
    PublishAsk ask = read("Call-ID: 1");
    assertThat(ask.event()).isEmpty();
    assertThat(ask.expires()).isEmpty();
    assertThat(ask.ifMatch()).isEmpty();
  }

  @Test
  void severalEntityTagsAreSeen() throws IOException {
    assertThat(read("SIP-If-Match: a, b", "SIP-If-Match: c").ifMatch())
        .containsExactly("a", "b", "c");
  }

  @Test
  void aLifetimeThatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> read("Expires: soon"))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.status()).isEqualTo(400));
  }

  private static PublishAsk read(String... lines) throws IOException {
    FakeSip message =
        new FakeSip("PUBLISH", lines)
            .on("getRawContent", none -> "<presence/>".getBytes(StandardCharsets.UTF_8))
            .on("getContentType", none -> "application/pidf+xml");
    return PublishHeaders.read(message.request(), PHONE);
  }
}
