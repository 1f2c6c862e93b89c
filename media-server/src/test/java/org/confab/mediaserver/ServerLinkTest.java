package org.confab.mediaserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.confab.mediaserver.immcu.TestMcu;
import org.confab.mediaserver.tls.MutualTls;
import org.confab.mediaserver.tls.TestKeys;
import org.confab.protocol.c3p.C3pCodec;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.conference.DocumentState;
import org.confab.protocol.conference.Role;
import org.confab.protocol.mcu.McuDescription;
import org.confab.protocol.mcu.McuState;
import org.confab.protocol.mcu.Provision;
import org.junit.jupiter.api.Test;

/** What the media server and the server tell each other, and who else gets in. */
class ServerLinkTest extends RunningMediaServer {
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
}
