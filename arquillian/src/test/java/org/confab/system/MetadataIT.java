package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.confab.system.server.AdminApi;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a service tells its addresses, asked as real clients ask: byte by byte. */
@ExtendWith(SharedConfab.class)
class MetadataIT {
  /** pidgin-sipe writes Host without the port, wherever it connects to. */
  @ParameterizedTest
  @CsvSource({
    "/CertProv/CertProvisioningService.svc/mex,/CertProv/CertProvisioningService.svc/",
    "/WebTicket/WebTicketService.svc/mex,/WebTicket/WebTicketService.svc/Auth"
  })
  void theAddressesHaveThePortThatAClientCameToThoughItsHostHasNone(
      String path, String address, ConfabServer server) throws IOException {
    String answer = get(server, path, "127.0.0.1");
    assertThat(answer).startsWith("HTTP/1.1 200");
    assertThat(answer).contains("https://127.0.0.1:" + server.httpsPort() + address);
    assertThat(answer).doesNotContain("https://127.0.0.1/");
  }

  private static String get(ConfabServer server, String path, String host) throws IOException {
    String request =
        "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, host);
    try (Socket socket =
        AdminApi.trusting(server)
            .getSocketFactory()
            .createSocket("127.0.0.1", server.httpsPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
