package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.confab.system.server.AdminApi;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.server.Shell;
import org.confab.system.server.Tool;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where devices are, as SOAP clients in Python and byte by byte, and how that is entered. */
@ExtendWith(SharedConfab.class)
class LocationIT {
  private static final String PATH = "/LocationInformation/LIService.svc";
  private static final String ALICE = "sip:alice@" + ConfabServer.DOMAIN;
  private static final String HERE = "<IP>127.0.0.1</IP>";
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static String request(String version, String operation, String entity, String seen) {
    return "<s:Envelope xmlns:s='%s'><s:Body><%s><Entity>%s</Entity>%s</%s></s:Body></s:Envelope>"
        .formatted(version, operation, entity, seen, operation);
  }

  private static String old(String entity, String seen) {
    return request(
        "http://schemas.xmlsoap.org/soap/envelope/", "GetLocationsRequest", entity, seen);
  }

  private static HttpResponse<String> post(ConfabServer server, String type, String body)
      throws IOException, InterruptedException {
    String login = "alice:" + ConfabServer.PASSWORD;
    return HttpClient.newBuilder()
        .sslContext(AdminApi.trusting(server))
        .build()
        .send(
            HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.httpsPort() + PATH))
                .timeout(LIMIT)
                .header("Content-Type", type)
                .header("SOAPAction", "\"LIService/SomethingElse\"")
                .header(
                    "Authorization",
                    "Basic "
                        + Base64.getEncoder()
                            .encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  /** Asks as alice does. */
  static Shell.Result locate(ConfabServer server, String... arguments) {
    return python(
        server,
        "locate.py",
        List.of(
            "https://127.0.0.1:" + server.httpsPort() + PATH + "?wsdl",
            "alice@" + ConfabServer.DOMAIN,
            ConfabServer.PASSWORD,
            server.home().resolve("keys/ca.pem").toString()),
        arguments);
  }

  private static Shell.Result withTicket(ConfabServer server, String... arguments) {
    return python(
        server,
        "webticket.py",
        List.of(
            "https://127.0.0.1:" + server.httpsPort(),
            server.home().resolve("keys/ca.pem").toString(),
            "alice@" + ConfabServer.DOMAIN,
            ConfabServer.PASSWORD,
            "--locate",
            "127.0.0.1"),
        arguments);
  }

  private static Shell.Result python(
      ConfabServer server, String script, List<String> first, String... more) {
    Path file = ConfabServer.root().resolve("ws/src/test/python/" + script);
    List<String> command = new ArrayList<>(List.of(Tool.pythonWith("zeep"), file.toString()));
    command.addAll(first);
    command.addAll(List.of(more));
    return Shell.run(command, ConfabServer.root(), Map.of("PYTHONWARNINGS", "ignore"), LIMIT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LIServiceSoap", "LIServiceSoap12"})
  void aDeviceIsToldWhereItIs(String port, ConfabServer server) {
    Shell.Result result =
        locate(server, "--port", port, "SubnetID=127.0.0.0", "IP=127.0.0.1", "RSSI=0");
    assertThat(result.code()).as(result.output()).isZero();
    assertThat(result.output().lines())
        .containsExactly("200", "US, WA, Redmond, 163rd, Ave, NE, 3910, 30/3351, Litware, 98052");
  }

  @ParameterizedTest
  @CsvSource({
    "IP=2001:db8:420::7,0,1. patro",
    "IP=192.0.2.1,2,404",
    "WAPBSSID=5,2,400",
    "SubnetID=nowhere,2,400"
  })
  void theAnswerSaysHowItWent(String seen, int code, String told, ConfabServer server) {
    Shell.Result result = locate(server, seen);
    assertThat(result.code()).as(result.output()).isEqualTo(code);
    assertThat(result.output()).contains(told);
  }

  @Test
  void aCityTellsItsLocations(ConfabServer server) {
    Shell.Result result = locate(server, "Country=it", "State=mi", "City=MILANO");
    assertThat(result.code()).as(result.output()).isZero();
    assertThat(result.output()).contains("Via Dante, 7, Piano 3");
  }

  @Test
  void somebodyElseIsNotLocated(ConfabServer server) {
    Shell.Result result =
        locate(server, "--entity", "sip:bob@" + ConfabServer.DOMAIN, "IP=127.0.0.1");
    assertThat(result.code()).as(result.output()).isEqualTo(3);
    assertThat(result.output()).contains("another user").doesNotContain("Redmond");
  }

  @Test
  void aWebTicketLetsInForItsOwnerAlone(ConfabServer server) {
    Shell.Result result = withTicket(server);
    assertThat(result.code()).as(result.output()).isZero();
    assertThat(result.output()).contains("\n200\n30/3351");

    assertThat(withTicket(server, "--entity", "bob@" + ConfabServer.DOMAIN).output())
        .contains("28920");
    assertThat(withTicket(server, "--spoil", "audience").output()).contains("28901");
    assertThat(withTicket(server, "--spoil", "ticket").output()).contains("28020");
  }

  @Test
  void theBodySaysWhatIsAskedAndTheTypeWhichSoapItIs(ConfabServer server) throws Exception {
    HttpResponse<String> one = post(server, "text/xml; charset=utf-8", old(ALICE, HERE));
    assertThat(one.statusCode()).as(one.body()).isEqualTo(200);
    assertThat(one.body()).contains("<LOC>30/3351</LOC>").contains("schemas.xmlsoap.org/soap/");

    String envelope =
        request("http://www.w3.org/2003/05/soap-envelope", "GetLocationsRequest", ALICE, HERE);
    HttpResponse<String> two = post(server, "application/soap+xml; charset=utf-8", envelope);
    assertThat(two.statusCode()).as(two.body()).isEqualTo(200);
    assertThat(two.body()).contains("<LOC>30/3351</LOC>").contains("w3.org/2003/05/soap-envelope");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/xml", "application/soap+xml"})
  void whatIsRefusedIsAFaultOfItsVersion(String type, ConfabServer server) throws Exception {
    String version =
        type.equals("text/xml")
            ? "http://schemas.xmlsoap.org/soap/envelope/"
            : "http://www.w3.org/2003/05/soap-envelope";
    for (String body :
        List.of(
            request(version, "GetLocationsRequest", "sip:bob@" + ConfabServer.DOMAIN, HERE),
            request(version, "DeleteLocationsRequest", ALICE, ""),
            "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
                + request(version, "GetLocationsRequest", ALICE, "<IP>&x;</IP>"))) {
      HttpResponse<String> refused = post(server, type, body);
      assertThat(refused.statusCode()).as(refused.body()).isIn(400, 500);
      assertThat(refused.body()).contains("Fault").contains(version).doesNotContain("Redmond");
    }
  }

  @Test
  void whatIsTooLongIsNotRead(ConfabServer server) throws Exception {
    HttpResponse<String> refused =
        post(server, "text/xml", old(ALICE, "<IP>" + " ".repeat(70_000) + "</IP>"));
    assertThat(refused.statusCode()).isEqualTo(413);
  }

  @Test
  void clientsAreToldTheAddressInBand(ConfabServer server) {
    try (SipUser user = SipUser.signIn(server, "tls", "carol")) {
      SipMessage answer =
          user.ask(
              user.request("SUBSCRIBE", user.aor())
                  .with("Event", "vnd-microsoft-provisioning-v2")
                  .with("Accept", "application/vnd-microsoft-roaming-provisioning-v2+xml")
                  .with("Expires", "0")
                  .with("Supported", "ms-benotify")
                  .with("Proxy-Require", "ms-benotify")
                  .with("Supported", "ms-piggyback-first-notify"));
      assertThat(answer.toString())
          .contains(
              "<lisInternalUrl>https://127.0.0.1:"
                  + server.httpsPort()
                  + "/locationinformation/liservice.svc</lisInternalUrl>");
    }
  }

  @Test
  void aTableIsEnteredWholeOrNotAtAll(ConfabServer server, @TempDir Path place) throws Exception {
    Path table = place.resolve("places.csv");
    Shell.Result before = server.confab(LIMIT, "location", "export");
    assertThat(before.output()).contains("127.0.0.0/8").contains("Žitná");
    Files.writeString(
        table,
        "type,id,country,state,city,street,houseNumber,location\n"
            + "subnet,10.77.0.0/16,US,WA,Redmond,163rd,1,x\n"
            + "subnet,10.78.0.1/16,US,WA,Redmond,163rd,1,x\n"
            + "wap,5,US,WA,Redmond,163rd,1,x\n");

    Shell.Result refused = server.confab(LIMIT, "location", "import", table.toString());

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.output())
        .contains("line 3: 10.78.0.1 has bits beyond its first 16: is it 10.78.0.0/16?")
        .contains("\nline 4: no MAC address");
    assertThat(server.confab(LIMIT, "location", "export").output())
        .doesNotContain("10.77.0.0")
        .contains("127.0.0.0/8");
  }
}
