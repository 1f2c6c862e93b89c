package org.confab.mediaserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.protocol.c3p.C3pCodec.NAMESPACE;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.confab.mediaserver.immcu.TestMcu;
import org.confab.mediaserver.rtp.TestPorts;
import org.confab.mediaserver.tls.MutualTls;
import org.confab.mediaserver.tls.TestKeys;
import org.confab.protocol.c3p.C3pCode;
import org.confab.protocol.c3p.C3pCodec;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.DocumentState;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.mcu.LegOrder;
import org.confab.protocol.mcu.McuDescription;
import org.confab.protocol.mcu.McuLeg;
import org.confab.protocol.mcu.Provision;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The whole process with real sockets: the test is the server at the other end. */
abstract class RunningMediaServer {
  static final String ID = "AB12CD34";
  static final String CHAT = TestMcu.chat(ID).asString();

  @TempDir Path folder;
  TestKeys keys;
  MutualTls serverTls;
  FakeServer server;
  MediaServer media;
  McuDescription description;
  int healthPort;

  /** How long its end waits for others to take its conferences. */
  Duration patience() {
    return Duration.ofSeconds(1);
  }

  @BeforeEach
  void begin() throws IOException, InterruptedException {
    keys = new TestKeys(folder, "ours");
    serverTls = keys.tls(TestKeys.SERVER, "media-server");
    server = new FakeServer(serverTls);
    healthPort = free();
    media =
        new MediaServer(
            new MediaSettings(
                "m1",
                "127.0.0.1",
                "127.0.0.1",
                free(),
                free(),
                healthPort,
                TestPorts.range(),
                Optional.of("127.0.0.1"),
                server.url(),
                TestKeys.SERVER,
                keys.store("media-server"),
                TestKeys.PASSWORD,
                keys.authority(),
                folder.resolve("log"),
                patience(),
                Optional.of(edge(free())),
                Optional.empty()));
    description = server.pings.poll(10, TimeUnit.SECONDS);
  }

  /** A relay on a port of its own that reaches nobody but its own kind. */
  private static EdgeSettings edge(int port) {
    Map<String, String> settings =
        Map.of(
            "bind", "127.0.0.1",
            "relay.address", "127.0.0.1",
            "relay.port", Integer.toString(port),
            "relay.ports", "60500-60599",
            "rtp.ports", "60000-60099",
            "relay.internet.host", "edge.x.test");
    return EdgeSettings.of(name -> Optional.ofNullable(settings.get(name))).orElseThrow();
  }

  @AfterEach
  void end() {
    media.close();
    server.close();
  }

  static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  HttpResponse<byte[]> post(MutualTls tls, String type, byte[] body)
      throws IOException, InterruptedException {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(tls.context())
            .build();
    return client.send(
        HttpRequest.newBuilder(description.control())
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  C3pResponse command(XmlElement command) throws IOException, InterruptedException {
    C3pRequest request =
        new C3pRequest(5, TestMcu.focus(ID).asUri(), TestMcu.chat(ID).asUri(), command);
    HttpResponse<byte[]> answer = post(serverTls, C3pCodec.CONTENT_TYPE, C3pCodec.write(request));
    assertThat(answer.statusCode()).isEqualTo(200);
    C3pResponse response = C3pCodec.readResponse(answer.body());
    assertThat(response.requestId()).isEqualTo(5);
    return response;
  }

  void succeeds(XmlElement command) throws IOException, InterruptedException {
    assertThat(command(command).code()).isEqualTo(C3pCode.SUCCESS);
  }

  ProxySocket proxy() throws IOException {
    return new ProxySocket(serverTls, description.signalling().port());
  }

  void announce(String name, Role role) throws IOException, InterruptedException {
    McuLeg leg = McuLeg.expected("{" + name + "}", McuType.CHAT, "call-" + name);
    succeeds(new LegOrder(TestMcu.chat(ID), TestMcu.user(name), name, role, leg).element());
  }

  static String head(String method, String name, String uri, String tag, int cseq) {
    return method
        + " "
        + uri
        + " SIP/2.0\nVia: SIP/2.0/TLS proxy;branch=z9hG4bK"
        + name
        + cseq
        + "\nFrom: <sip:"
        + name
        + "@x.test>;tag=t"
        + name
        + "\nTo: <"
        + CHAT
        + ">"
        + (tag.isEmpty() ? "" : ";tag=" + tag)
        + "\nCall-ID: call-"
        + name
        + "\nCSeq: "
        + cseq
        + " "
        + method
        + "\nP-Asserted-Identity: <sip:"
        + name
        + "@x.test>\n";
  }

  /** INVITE, 200, ACK; returns the tag of the MCU. */
  static String invite(ProxySocket proxy, String name) throws IOException {
    proxy.send(
        head("INVITE", name, CHAT, "", 1)
            + "Record-Route: <sip:proxy;lr>\nContact: <sip:"
            + name
            + "@x.test;gruu>\nContent-Type: application/sdp",
        "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=session\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
            + "m=message 27061 sip null\r\n"
            + "a=accept-types:text/plain text/html application/ms-imdn+xml\r\n");
    RawMessage ok = proxy.response(200);
    assertThat(ok.header("contact")).contains("<" + CHAT + ">;isfocus");
    assertThat(ok.headers("record-route")).containsExactly("<sip:proxy;lr>");
    assertThat(ProxySocket.body(ok)).contains("m=message 5060 sip null", "a=accept-types:text/pl");
    proxy.send(head("ACK", name, CHAT, ok.to().tag(), 1), "");
    return ok.to().tag();
  }

  void conference() throws IOException, InterruptedException {
    succeeds(Provision.empty(TestMcu.settings(ID, 0)).element());
    assertThat(server.nextState().state()).isEqualTo(DocumentState.FULL);
  }

  McuDescription ping() throws InterruptedException {
    McuDescription ping = server.pings.poll(10, TimeUnit.SECONDS);
    if (ping == null) {
      throw new AssertionError("no sign of life came");
    }
    return ping;
  }

  static XmlElement get() {
    return XmlElement.of(NAMESPACE, "getConference")
        .with("mcuUri", CHAT)
        .with(
            XmlElement.of(NAMESPACE, "conferenceKeys")
                .with("confEntity", TestMcu.focus(ID).asString()));
  }
}
