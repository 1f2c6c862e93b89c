package org.confab.web.mcu;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.confab.core.mcufactory.McuServer;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.mcu.McuDescription;
import org.confab.protocol.sip.SipUri;
import org.confab.web.answer.Answer;
import org.junit.jupiter.api.Test;

class McusResourceTest {
  @Test
  void aMediaServerIsToldWithItsStateAndLoad() {
    McuDescription said =
        new McuDescription(
            "media",
            new UUID(1, 2),
            URI.create("https://127.0.0.1:8444/c3p"),
            SipUri.parse("sip:127.0.0.1:5063;transport=tls"),
            Set.of(McuType.CHAT),
            new McuDescription.Load(3, 100, 17, 1000),
            true);
    JsonObject told =
        Answer.json(
            MediaServerAnswer.of(new McuServer(said, Instant.EPOCH, Instant.EPOCH, false, false)));
    assertThat(told.getString("state")).isEqualTo("draining");
    assertThat(told.getInt("conferences")).isEqualTo(3);
    assertThat(told.getJsonArray("types")).hasToString("[\"chat\"]");
  }

  @Test
  void withoutAMediaServersCertificateThereIsNothing() {
    assertThat(C3pResource.comesFromMediaServer(null)).isFalse();
    assertThat(C3pResource.comesFromMediaServer(new java.security.cert.X509Certificate[0]))
        .isFalse();
    assertThat(C3pResource.comesFromMediaServer("CN=media-server")).isFalse();
  }
}
