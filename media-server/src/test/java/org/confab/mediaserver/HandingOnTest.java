package org.confab.mediaserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.protocol.c3p.C3pCodec.NAMESPACE;

import java.io.IOException;
import java.time.Duration;
import org.confab.mediaserver.immcu.TestMcu;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.mcu.Provision;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;

/** What the media server does for its conferences when it ends. */
class HandingOnTest extends RunningMediaServer {
  private static final Duration MOST = Duration.ofSeconds(60);

  /** Long enough for a busy machine. */
  @Override
  Duration patience() {
    return MOST;
  }

  @Test
  void atItsEndItSaysSoAndWaitsUntilItsConferencesAreHandedOn()
      throws IOException, InterruptedException {
    conference();
    server.pings.clear();
    Thread end = new Thread(media::close);
    end.start();
    while (!ping().draining()) {
      assertThat(end.isAlive()).isTrue();
    }
    assertThat(command(Provision.empty(TestMcu.settings("ZZ99ZZ99", 0)).element()).reason())
        .contains(C3pReason.SERVER_BUSY);
    succeeds(
        XmlElement.of(NAMESPACE, "deleteConference")
            .with("mcuUri", CHAT)
            .with("moved", "true")
            .with(
                XmlElement.of(NAMESPACE, "conferenceKeys")
                    .with("confEntity", TestMcu.focus(ID).asString())));
    end.join(MOST.toMillis());
    assertThat(end.isAlive()).isFalse();
  }
}
