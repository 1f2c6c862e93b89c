package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.system.Meeting.address;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlLimits;
import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.AdminApi;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.server.Shell;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person signs in with pidgin-sipe, writes and meets others, while an administrator looks. */
@ExtendWith(SharedConfab.class)
class TraceIT {
  private static final Pattern PROOF =
      Pattern.compile("(?:gssapi-data|response|rspauth)=\"([^\"]{16,})\"");
  private static final XmlLimits DRAWING = new XmlLimits(8 * 1024 * 1024, 10, 200_000);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration STEP = Duration.ofMillis(50);

  private static ModelNode begin(AdminApi api, String kind, String target) {
    HttpResponse<String> begun =
        api.post("/api/traces", "{\"" + kind + "\":\"" + target + "\",\"minutes\":5}");
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
    assertThat(URI.create(begun.headers().firstValue("Location").orElseThrow()).getPath())
        .startsWith("/api/traces/");
    return ModelNode.fromJSONString(begun.body());
  }

  private static ModelNode page(AdminApi api, String id) {
    return ModelNode.fromJSONString(api.get("/api/traces/" + id + "?limit=5000").body());
  }

  private static List<String> summaries(AdminApi api, String id, String protocol) {
    return page(api, id).get("list").asList().stream()
        .filter(one -> one.get("protocol").asString().equals(protocol))
        .map(one -> one.get("summary").asString())
        .toList();
  }

  /** What passes by is written down by a thread of its own, soon after. */
  private static void awaitRecorded(AdminApi api, String id, String summary) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!summaries(api, id, "sip").contains(summary)) {
      assertThat(System.nanoTime()).as("time for " + summary).isLessThan(end);
      LockSupport.parkNanos(STEP.toNanos());
    }
  }

  /** What the client has sent and received to prove itself, as it stood on the wire. */
  private static List<String> proofs(SipeClient client) {
    return client.history().stream()
        .filter(event -> event.is("sip"))
        .map(event -> event.field("message"))
        .flatMap(message -> PROOF.matcher(message).results().map(found -> found.group(1)))
        .distinct()
        .toList();
  }

  @Test
  void aSignInAMessageAndAMeetingAreRecordedWithoutSecrets(ConfabServer server) {
    AdminApi api = new AdminApi(server);
    String name = NewUser.of(server);
    String id = begin(api, "user", address(name)).get("id").asString();
    try (Meeting meeting = Meeting.of(server, "dan");
        SipeClient bob = Start.of(server, "bob", "tls").signIn()) {
      SipeClient client = meeting.join(name);
      client.order("im " + address("bob") + " meet me at the harbour");
      bob.await("im", "text", "meet me at the harbour");
      awaitRecorded(api, id, "MESSAGE");

      assertThat(summaries(api, id, "sip"))
          .contains("REGISTER registration", "401 Unauthorized", "200 OK", "INVITE", "MESSAGE");
      assertThat(summaries(api, id, "c3p")).contains("addUser", "addUser success");
      String all = api.get("/api/traces/" + id + "/text.txt").body();
      assertThat(all).contains("gssapi-data=\"[masked ").contains("[text hidden: text/plain");
      assertThat(all).doesNotContain("meet me at the harbour").doesNotContain("TlRMTVNT");
      assertThat(proofs(client)).hasSizeGreaterThan(3);
      proofs(client).forEach(proof -> assertThat(all).doesNotContain(proof));

      drawn(api, id);
      shell(server, name);
      client.order("im " + address("bob") + " still there?");
      bob.await("im", "text", "still there?");
      nothingSince(page(api, id));
    }
  }

  private static void nothingSince(ModelNode trace) {
    assertThat(trace.get("on").asBoolean()).isFalse();
    Instant ended = Instant.parse(trace.get("until").asString());
    assertThat(trace.get("list").asList())
        .allSatisfy(
            one -> assertThat(Instant.parse(one.get("at").asString())).isBeforeOrEqualTo(ended));
  }

  private static void drawn(AdminApi api, String id) {
    HttpResponse<String> drawing = api.get("/api/traces/" + id + "/ladder.svg");
    assertThat(drawing.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("image/svg+xml");
    XmlElement svg = Xml.read(drawing.body().getBytes(StandardCharsets.UTF_8), DRAWING);
    assertThat(svg.name()).isEqualTo("svg");
    assertThat(svg.children("g").flatMap(group -> group.attribute("id").stream()))
        .contains("m1", "m2");
  }

  private static void shell(ConfabServer server, String name) {
    Shell.Result shown = server.confab(PATIENCE, "trace", "show", address(name));
    assertThat(shown.output()).contains("REGISTER sip:").contains("401 Unauthorized");
    Shell.Result off = server.confab(PATIENCE, "trace", "off", "sip:" + address(name), "--json");
    assertThat(off.code()).as(off.output()).isZero();
    assertThat(off.output()).contains("\"on\":false");
    assertThat(server.confab(PATIENCE, "trace", "on", "nobody@" + ConfabServer.DOMAIN).code())
        .isEqualTo(1);
    assertThat(server.confab(PATIENCE, "trace", "on").code()).isEqualTo(2);
  }

  @Test
  void wrongOrdersAreRefusedWithTheReason(ConfabServer server) {
    AdminApi api = new AdminApi(server);
    String bob = "{\"user\":\"" + address("bob") + "\",\"minutes\":%s}";
    assertThat(api.post("/api/traces", bob.formatted("1441")).statusCode()).isEqualTo(422);
    assertThat(api.post("/api/traces", bob.formatted("1.5")).statusCode()).isEqualTo(400);
    assertThat(
            api.post("/api/traces", "{\"conference\":\"ABCDEFGH~" + address("bob") + "\"}")
                .statusCode())
        .isEqualTo(404);
    assertThat(api.post("/api/traces", "{}").body()).contains("user", "conference");
    assertThat(api.get("/api/traces/00000000").statusCode()).isEqualTo(404);
    assertThat(api.send("/api/traces", "Basic bm9ib2R5Ong=").statusCode()).isEqualTo(401);
  }
}
