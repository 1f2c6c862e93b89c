package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.confab.system.client.SipeClient;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.NameServer;
import org.confab.system.server.NetworkSpace;
import org.confab.system.server.SharedConfab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real client that is told nothing but its user finds the server by DNS and autodiscover, in a
 * network of its own where names are ours and the well-known ports lead here.
 */
@ExtendWith(SharedConfab.class)
class DiscoveryIT {
  private static final String HERE = "127.0.0.1";

  @TempDir private Path folder;

  @Test
  void aClientFindsTheServerByItsSrvRecord(ConfabServer server) throws Exception {
    try (NetworkSpace space =
            NetworkSpace.make(folder)
                .knowing(
                    NameServer.host("sip", HERE),
                    NameServer.service("_sipinternaltls._tcp", "sip", 5061))
                .leading(5061, server.sipsPort());
        SipeClient client = start(server, space)) {
      client.await("signed-on");
      assertThat(client.awaitReceived("SIP/2.0 200", "REGISTER")).contains("sip:");
    }
  }

  @Test
  void aClientFindsTheServerByAutodiscoverOverHttps(ConfabServer server) throws Exception {
    try (NetworkSpace space =
            NetworkSpace.make(folder)
                .knowing(
                    NameServer.host("lyncdiscoverinternal", HERE), NameServer.host("sip", HERE))
                .leading(443, server.httpsPort())
                .leading(server.httpsPort(), server.httpsPort())
                .leading(server.sipsPort(), server.sipsPort());
        SipeClient client = start(server, space)) {
      client.await("signed-on");
    }
  }

  @Test
  void withoutTlsAutodiscoverLeadsToTheSameWithIt(ConfabServer server) throws Exception {
    try (NetworkSpace space =
            NetworkSpace.make(folder)
                .knowing(NameServer.host("lyncdiscover", HERE), NameServer.host("sip", HERE))
                .leading(80, server.httpPort())
                .leading(server.httpsPort(), server.httpsPort())
                .leading(server.sipsPort(), server.sipsPort());
        SipeClient client = start(server, space)) {
      client.await("signed-on");
    }
  }

  private static SipeClient start(ConfabServer server, NetworkSpace space) {
    return SipeClient.Start.of(server, NewUser.of(server), "auto").discovering(space).launch();
  }
}
