package org.confab.mediaserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.protocol.c3p.C3pCodec.NAMESPACE;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.confab.mediaserver.immcu.TestMcu;
import org.confab.mediaserver.tls.MutualTls;
import org.confab.mediaserver.tls.TestKeys;
import org.confab.protocol.c3p.C3pCode;
import org.confab.protocol.c3p.C3pCodec;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.DocumentState;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.mcu.LegOrder;
import org.confab.protocol.mcu.LegStatus;
import org.confab.protocol.mcu.McuDescription;
import org.confab.protocol.mcu.McuLeg;
import org.confab.protocol.mcu.McuState;
import org.confab.protocol.mcu.Provision;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole process with real sockets: the test is the server at the other end. */
class MediaServerTest {
  private static final String ID = "AB12CD34";
  private static final String CHAT = TestMcu.chat(ID).asString();

  @TempDir private Path folder;
  private TestKeys keys;
  private MutualTls serverTls;
  private FakeServer server;
  private MediaServer media;
  private McuDescription description;
  private int healthPort;

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
                server.url(),
                TestKeys.SERVER,
                keys.store("media-server"),
                TestKeys.PASSWORD,
                keys.authority(),
                folder.resolve("log"),
                Duration.ofSeconds(5)));
    description = server.pings.poll(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void end() {
    media.close();
    server.close();
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private HttpResponse<byte[]> post(MutualTls tls, String type, byte[] body)
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

  private C3pResponse command(XmlElement command) throws IOException, InterruptedException {
    C3pRequest request =
        new C3pRequest(5, TestMcu.focus(ID).asUri(), TestMcu.chat(ID).asUri(), command);
    HttpResponse<byte[]> answer = post(serverTls, C3pCodec.CONTENT_TYPE, C3pCodec.write(request));
    assertThat(answer.statusCode()).isEqualTo(200);
    C3pResponse response = C3pCodec.readResponse(answer.body());
    assertThat(response.requestId()).isEqualTo(5);
    return response;
  }

  private void succeeds(XmlElement command) throws IOException, InterruptedException {
    assertThat(command(command).code()).isEqualTo(C3pCode.SUCCESS);
  }

  private ProxySocket proxy() throws IOException {
    return new ProxySocket(serverTls, description.signalling().port());
  }

  private void announce(String name, Role role) throws IOException, InterruptedException {
    McuLeg leg = McuLeg.expected("{" + name + "}", McuType.CHAT, "call-" + name);
    succeeds(new LegOrder(TestMcu.chat(ID), TestMcu.user(name), name, role, leg).element());
  }

  private static String head(String method, String name, String uri, String tag, int cseq) {
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
  private static String invite(ProxySocket proxy, String name) throws IOException {
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

  private void conference() throws IOException, InterruptedException {
    succeeds(Provision.empty(TestMcu.settings(ID, 0)).element());
    assertThat(server.nextState().state()).isEqualTo(DocumentState.FULL);
  }

  @Test
  void aConversationOfTwo() throws IOException, InterruptedException {
    conference();
    try (ProxySocket proxy = proxy()) {
      announce("alice", Role.PRESENTER);
      announce("bob", Role.ATTENDEE);
      String alice = invite(proxy, "alice");
      invite(proxy, "bob");
      McuLeg told = server.nextState().members().get(0).legs().get(0);
      assertThat(told.status()).isEqualTo(LegStatus.CONNECTED);
      assertThat(told.dialog().orElseThrow().routes()).containsExactly("<sip:proxy;lr>");

      proxy.send(
          head("MESSAGE", "alice", CHAT, alice, 2) + "Content-Type: text/plain; msgr=WAAt",
          "hello \u00e4");
      RawMessage accepted = proxy.response(202);
      RawMessage message = proxy.request("MESSAGE");
      assertThat(message.requestUri()).isEqualTo("sip:bob@x.test;gruu");
      assertThat(message.headers("route")).containsExactly("<sip:proxy;lr>");
      assertThat(message.header("ms-sender")).contains("<sip:alice@x.test>");
      assertThat(message.header("message-id")).isEqualTo(accepted.header("message-id"));
      assertThat(message.header("content-type")).contains("text/plain; msgr=WAAt");
      assertThat(ProxySocket.body(message)).isEqualTo("hello \u00e4");
      proxy.answer(message, 480);
      RawMessage report = proxy.request("BENOTIFY");
      assertThat(report.callId()).isEqualTo("call-alice");
      assertThat(report.to().tag()).isEqualTo("talice");
      assertThat(ProxySocket.body(report)).contains("<status>480</status>", "sip:bob@x.test;gruu");

      proxy.send(
          head("INFO", "alice", CHAT, alice, 3) + "Content-Type: application/xml",
          "<KeyboardActivity><status status=\"type\"/></KeyboardActivity>");
      RawMessage typing = proxy.request("INFO");
      assertThat(ProxySocket.body(typing)).contains("KeyboardActivity");
      proxy.response(200);
      proxy.answer(typing, 200);

      proxy.send(head("BYE", "alice", CHAT, alice, 4), "");
      proxy.response(200);
      McuState left = server.nextState();
      while (left.members().stream().noneMatch(m -> m.user().equals(TestMcu.user("alice")))) {
        left = server.nextState();
      }
      assertThat(left.members().get(0).legs().get(0).status()).isEqualTo(LegStatus.DISCONNECTED);
    }
  }

  @Test
  void whoIsNotAnnouncedOrHasNoConferenceIsRefused() throws IOException, InterruptedException {
    conference();
    try (ProxySocket proxy = proxy()) {
      String sdp = "m=message 1 sip null\r\n";
      String more = "Contact: <sip:m@x.test>\n" + "Content-Type: application/sdp";
      proxy.send(head("INVITE", "mallory", CHAT, "", 1) + more, sdp);
      assertThat(proxy.response(403).header("ms-diagnostics")).isPresent();
      String other = TestMcu.chat("ZZ99ZZ99").asString();
      proxy.send(head("INVITE", "mallory", other, "", 2) + more, sdp);
      proxy.response(404);
      proxy.send(head("INVITE", "mallory", "sip:mallory@x.test", "", 3) + more, sdp);
      proxy.response(404);
      proxy.send(head("MESSAGE", "mallory", CHAT, "guessed", 4), "hello");
      proxy.response(481);
      announce("bob", Role.ATTENDEE);
      proxy.send(
          head("INVITE", "bob", CHAT, "", 5)
              + "Contact: <sip:b@x.test>\n"
              + "Content-Type: application/sdp",
          "m=audio 1 RTP/AVP 0\r\n");
      proxy.response(488);
      proxy.send(head("OPTIONS", "bob", "sip:127.0.0.1", "", 6), "");
      proxy.response(200);
    }
  }

  @Test
  void nobodySpeaksInTheDialogOfAnother() throws IOException, InterruptedException {
    conference();
    try (ProxySocket proxy = proxy()) {
      announce("bob", Role.ATTENDEE);
      String tag = invite(proxy, "bob");
      for (String method : new String[] {"MESSAGE", "BYE", "INFO"}) {
        proxy.send(
            head(method, "bob", CHAT, tag, 2)
                    .replace("Identity: <sip:bob", "Identity: <sip:mallory")
                + "Content-Type: text/plain",
            "I am bob");
        proxy.response(403);
      }
      proxy.send(head("MESSAGE", "bob", CHAT, tag, 2) + "Content-Type: text/plain", "so am I");
      proxy.response(202);
    }
  }

  @Test
  void aLegIsTakenOverAndPutOut() throws IOException, InterruptedException {
    conference();
    McuLeg told;
    String tag;
    try (ProxySocket proxy = proxy()) {
      announce("bob", Role.ATTENDEE);
      tag = invite(proxy, "bob");
      told = server.nextState().members().get(0).legs().get(0);
    }
    LegOrder order = new LegOrder(TestMcu.chat(ID), TestMcu.user("bob"), "", Role.ATTENDEE, told);
    succeeds(new Provision(TestMcu.settings(ID, 1), java.util.List.of(order)).element());
    McuState full = server.nextState();
    assertThat(full.generation()).isEqualTo(1);
    assertThat(full.members().get(0).legs().get(0).dialog().orElseThrow().localSequence())
        .isEqualTo(10_000);
    try (ProxySocket proxy = proxy()) {
      proxy.send(head("MESSAGE", "bob", CHAT, tag, 2) + "Content-Type: text/plain", "still here");
      assertThat(proxy.response(202).header("message-id")).contains("1000001");
      succeeds(
          XmlElement.of(NAMESPACE, "deleteUser")
              .with("mcuUri", CHAT)
              .with(
                  XmlElement.of(NAMESPACE, "userKeys")
                      .with("confEntity", TestMcu.focus(ID).asString())
                      .with("userEntity", "sip:bob@x.test")));
      RawMessage bye = proxy.request("BYE");
      assertThat(bye.to().tag()).isEqualTo("tbob");
      assertThat(Long.parseLong(bye.cseqNumber())).isGreaterThan(10_000);
      proxy.answer(bye, 200);
    }
  }

  @Test
  void theMcuCallsWhomTheServerWants() throws IOException, InterruptedException {
    conference();
    try (ProxySocket proxy = proxy()) {
      McuLeg leg =
          new McuLeg(
              "{dan}",
              McuType.CHAT,
              LegStatus.DIALING_OUT,
              org.confab.protocol.mcu.JoiningMethod.DIALED_OUT,
              java.util.Optional.of(TestMcu.user("dan")),
              "",
              false,
              java.util.List.of(),
              java.util.Optional.empty());
      // The server's connection must be there before it orders a call.
      proxy.send(head("OPTIONS", "server", "sip:127.0.0.1", "", 1), "");
      proxy.response(200);
      succeeds(
          new LegOrder(TestMcu.chat(ID), TestMcu.user("dan"), "", Role.ATTENDEE, leg).element());
      RawMessage invite = proxy.request("INVITE");
      assertThat(invite.requestUri()).isEqualTo("sip:dan@x.test");
      assertThat(ProxySocket.body(invite)).contains("m=message");
      proxy.answer(invite, 180);
      proxy.answer(invite, 486);
      assertThat(proxy.request("ACK").cseqNumber()).isEqualTo(invite.cseqNumber());
      McuState called = server.nextState();
      assertThat(called.members().get(0).legs().get(0).status())
          .isIn(LegStatus.DIALING_OUT, LegStatus.DISCONNECTED);
    }
  }

  @Test
  void aRefusedPartialDocumentIsMadeGoodByAFullOne() throws IOException, InterruptedException {
    conference();
    server.refusal = C3pReason.INVALID_VERSION;
    try (ProxySocket proxy = proxy()) {
      announce("bob", Role.ATTENDEE);
      invite(proxy, "bob");
      McuState again = server.nextState();
      assertThat(again.state()).isEqualTo(DocumentState.FULL);
      assertThat(again.version()).isEqualTo(3);
      assertThat(again.members()).hasSize(1);
    }
  }

  @Test
  void aFirstDocumentThatComesTooEarlyIsToldAgain() throws IOException, InterruptedException {
    server.refusal = C3pReason.INVALID_VERSION;
    succeeds(Provision.empty(TestMcu.settings(ID, 0)).element());
    McuState again = server.nextState();
    assertThat(again.state()).isEqualTo(DocumentState.FULL);
    assertThat(again.version()).isEqualTo(2);
  }

  @Test
  void aServerThatWasStartedAnewKnowsOfNoConference() throws IOException, InterruptedException {
    conference();
    server.pings.clear();
    server.life = UUID.randomUUID();
    McuDescription.Load load = ping().load();
    while (load.conferences() > 0) {
      load = ping().load();
    }
    assertThat(command(get()).reason()).contains(C3pReason.CONFERENCE_DOESNT_EXIST);
  }

  private McuDescription ping() throws InterruptedException {
    McuDescription ping = server.pings.poll(10, TimeUnit.SECONDS);
    if (ping == null) {
      throw new AssertionError("no sign of life came");
    }
    return ping;
  }

  private static XmlElement get() {
    return XmlElement.of(NAMESPACE, "getConference")
        .with("mcuUri", CHAT)
        .with(
            XmlElement.of(NAMESPACE, "conferenceKeys")
                .with("confEntity", TestMcu.focus(ID).asString()));
  }

  @Test
  void whatIsNoC3pIsRefused() throws IOException, InterruptedException {
    byte[] junk =
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"
            .getBytes(StandardCharsets.UTF_8);
    assertThat(post(serverTls, C3pCodec.CONTENT_TYPE, junk).statusCode()).isEqualTo(400);
    assertThat(post(serverTls, "text/plain", junk).statusCode()).isEqualTo(415);
    byte[] large = new byte[org.confab.protocol.xml.XmlLimits.MCU_LINK.bytes() + 10];
    assertThat(post(serverTls, C3pCodec.CONTENT_TYPE, large).statusCode()).isEqualTo(413);
  }

  @Test
  void nobodyButTheServerGetsIn() throws IOException {
    TestKeys others = new TestKeys(folder, "theirs");
    MutualTls user = keys.tls("sip:alice@x.test", "media-server");
    MutualTls forged = others.tls(TestKeys.SERVER, "media-server", keys);
    for (MutualTls stranger : new MutualTls[] {user, forged}) {
      assertThatThrownBy(() -> post(stranger, C3pCodec.CONTENT_TYPE, new byte[1]))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(
              () -> {
                try (ProxySocket proxy =
                    new ProxySocket(stranger, description.signalling().port())) {
                  proxy.send(head("OPTIONS", "x", "sip:127.0.0.1", "", 1), "");
                  proxy.response(200);
                }
              })
          .isInstanceOf(IOException.class);
    }
    try (Socket plain = new Socket("127.0.0.1", description.signalling().port())) {
      plain.setSoTimeout(10_000);
      plain
          .getOutputStream()
          .write("OPTIONS sip:x SIP/2.0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      byte[] answer = plain.getInputStream().readAllBytes();
      assertThat(new String(answer, StandardCharsets.ISO_8859_1)).doesNotContain("SIP/2.0 200");
    }
  }

  @Test
  void healthAndMetricsAreTold() throws IOException, InterruptedException {
    conference();
    HttpResponse<String> health = get("/health");
    assertThat(health.body()).contains("\"registered\": true", "\"conferences\": 1");
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(get("/metrics").body())
        .contains("# TYPE confab_mcu_conferences gauge", "confab_mcu_conferences 1")
        .contains("confab_mcu_c3p_commands_done_total 1");
    assertThat(get("/secret").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + healthPort + path)).build(),
            HttpResponse.BodyHandlers.ofString());
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
    end.join(10_000);
    assertThat(end.isAlive()).isFalse();
  }
}
