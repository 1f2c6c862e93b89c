package org.confab.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import org.confab.core.Settings;
import org.junit.jupiter.api.Test;

class CheckTest {
  private final Probes probes =
      new Probes(
          Settings.of(name -> Optional.ofNullable(Map.of("confab.bind", "127.0.0.1").get(name))));

  @Test
  void whatWorksIsReady() {
    assertThat(new Check("database", () -> "H2").run())
        .isEqualTo(new Check.Outcome("database", true, true, "H2"));
  }

  @Test
  void whatFailsSaysWhy() {
    Check broken =
        new Check(
            "database",
            () -> {
              throw new IOException("no connection");
            });

    assertThat(broken.run()).isEqualTo(new Check.Outcome("database", true, false, "no connection"));
  }

  @Test
  void aListenerIsFoundByConnectingToIt() throws IOException {
    int port;
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = listener.getLocalPort();
      assertThat(new Check("sip", () -> probes.listener("tcp", port)).run().ready()).isTrue();
    }
    assertThat(new Check("sip", () -> probes.listener("tcp", port)).run())
        .isEqualTo(new Check.Outcome("sip", true, false, "no listener at tcp 127.0.0.1:" + port));
  }
}
