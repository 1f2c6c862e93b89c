package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.confab.system.server.AdminApi;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a service tells its addresses, asked as real clients ask: byte by byte. */
@ExtendWith(SharedConfab.class)
class MetadataIT {
  /** pidgin-sipe writes Host without the port, wherever it connects to. */
  @ParameterizedTest
  @CsvSource({
    "/CertProv/CertProvisioningService.svc/mex,/CertProv/CertProvisioningService.svc/",
    "/WebTicket/WebTicketService.svc/mex,/WebTicket/WebTicketService.svc/Auth",
    "/GroupExpansion/Service.svc/mex,/groupexpansion/service.svc/AddressBook_WebTicket_Bearer",
    "/LocationInformation/LIService.svc/mex,/LocationInformation/LIService.svc/WebTicket_Bearer"
  })
  void theAddressesHaveThePortThatAClientCameToThoughItsHostHasNone(
      String path, String address, ConfabServer server) throws IOException {
    String answer = get(server, path, "127.0.0.1");
    assertThat(answer).startsWith("HTTP/1.1 200");
    assertThat(answer).contains("https://127.0.0.1:" + server.httpsPort() + address);
    assertThat(answer).doesNotContain("https://127.0.0.1/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/CertProv/CertProvisioningService.svc/mex",
        "/WebTicket/WebTicketService.svc/mex",
        "/GroupExpansion/Service.svc/mex"
      })
  void aSoapMessageIsAnsweredWithTheSameDescription(String path, ConfabServer server)
      throws IOException {
    String question =
        "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body>"
            + "<m:GetMetadata xmlns:m=\"http://schemas.xmlsoap.org/ws/2004/09/mex\"/>"
            + "</s:Body></s:Envelope>";
    String answer =
        ask(
            server,
            "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(path, "application/soap+xml", question.length(), question));
    assertThat(answer)
        .startsWith("HTTP/1.1 200")
        .contains("MetadataSection Dialect=\"http://schemas.xmlsoap.org/wsdl/\"")
        .contains("https://127.0.0.1:" + server.httpsPort() + "/");
  }

  @Test
  void anAddressWithoutAServiceTellsNothingOfTheInside(ConfabServer server) throws IOException {
    assertThat(get(server, "/GroupExpansion/Other.svc/mex", "127.0.0.1"))
        .startsWith("HTTP/1.1 404")
        .doesNotContain("Exception");
    assertThat(get(server, "/nothing/%00/here", "127.0.0.1")).doesNotContain("Exception");
  }

  private static String get(ConfabServer server, String path, String host) throws IOException {
    return ask(
        server, "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, host));
  }

  private static String ask(ConfabServer server, String request) throws IOException {
    try (Socket socket =
        AdminApi.trusting(server)
            .getSocketFactory()
            .createSocket("127.0.0.1", server.httpsPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
