package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.confab.system.client.SipeClient;
import org.confab.system.server.AdminApi;
import org.confab.system.server.ApiContract;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.OpenLdap;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.SipUser;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operation of the OpenAPI document is carried out once, and answers as the document says:
 * {@link AdminApi} holds each answer against it.
 */
@ExtendWith(SharedConfab.class)
class ApiContractIT {
  /** A picture of one point. */
  private static final byte[] POINT =
      Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

  private static String address(String name) {
    return name + "@" + ConfabServer.DOMAIN;
  }

  private static String done(HttpResponse<String> answer) {
    assertThat(answer.statusCode())
        .as(answer.request().method() + " " + answer.uri() + ": " + answer.body())
        .isBetween(200, 299);
    return answer.body();
  }

  private static String json(AdminApi api, String method, String path, String body) {
    return done(api.send(method, path, "application/json", body.getBytes(StandardCharsets.UTF_8)));
  }

  private static void remove(AdminApi api, String path) {
    assertThat(json(api, "DELETE", path, "")).as(path).isNotNull();
  }

  @Test
  void everyOperationAnswersAsTheDocumentSays(ConfabServer server, @TempDir Path folder) {
    AdminApi api = new AdminApi(server);
    reads(api);
    administrators(api);
    users(server, api);
    lists(server, api);
    settings(server, api);
    places(api);
    traces(server, api);
    conferences(server, api);
    json(api, "POST", "/api/backup", "{}");
    certificates(server, api);
    directory(server, api, folder);

    Set<String> missing =
        api.contract().operations().stream()
            .map(ApiContract.Operation::toString)
            .collect(Collectors.toCollection(HashSet::new));
    missing.removeAll(api.contract().kept());
    assertThat(missing).isEmpty();
  }

  private static void reads(AdminApi api) {
    for (String path :
        List.of(
            "me",
            "administrators",
            "audit?limit=20",
            "certificates",
            "error-reports",
            "figures",
            "metrics",
            "mcus",
            "policies/settings",
            "users?limit=3",
            "lists",
            "lists/sales@litwareinc.com")) {
      assertThat(done(api.get("/api/" + path))).as(path).isNotEmpty();
    }
    assertThat(done(api.get("/health/deep?only=database"))).contains("\"green\":true");
  }

  private static void administrators(AdminApi api) {
    String name = "k" + ThreadLocalRandom.current().nextInt(1_000_000);
    String made =
        json(
            api, "POST", "/api/administrators", "{\"name\":\"" + name + "\",\"role\":\"auditor\"}");
    assertThat(made).contains("\"password\":");
    json(api, "PATCH", "/api/administrators/" + name, "{\"password\":\"correct-horse-77\"}");
    remove(api, "/api/administrators/" + name);
  }

  private static void users(ConfabServer server, AdminApi api) {
    String other = address(NewUser.of(server));
    String who = address(NewUser.several(server, 1).get(0));
    String user = "/api/users/" + who;
    json(api, "PATCH", user, "{\"enabled\":true}");
    json(
        api,
        "PUT",
        user + "/kerberos",
        "{\"principal\":\"k-" + who.toUpperCase(Locale.ROOT) + "\"}");
    remove(api, user + "/kerberos");
    json(api, "PUT", user + "/manager", "{\"manager\":\"sip:" + other + "\"}");
    assertThat(done(api.get(user + "/manager"))).contains(other);
    remove(api, user + "/manager");
    done(api.send("PUT", user + "/photo", "image/gif", POINT));
    assertThat(done(api.get(user + "/photo"))).contains("image/gif");
    remove(api, user + "/photo");
    json(api, "POST", user + "/contacts", "{\"uri\":\"sip:" + other + "\",\"group\":\"Friends\"}");
    assertThat(done(api.get(user + "/contacts"))).contains("Friends");
    remove(api, user + "/contacts/" + other);
    done(api.get(user + "/certificates"));
    remove(api, user + "/certificates");
    remove(api, user + "/sessions");
    done(api.get(user));
    remove(api, user);
  }

  private static void lists(ConfabServer server, AdminApi api) {
    String member = address(NewUser.of(server));
    String list = "kept-" + member;
    json(
        api,
        "POST",
        "/api/lists",
        "{\"address\":\"" + list + "\",\"members\":[\"" + member + "\"]}");
    json(api, "PUT", "/api/lists/" + list + "/members/sales@litwareinc.com", "");
    remove(api, "/api/lists/" + list + "/members/sales@litwareinc.com");
    remove(api, "/api/lists/" + list);
  }

  private static void settings(ConfabServer server, AdminApi api) {
    String scope = "sip:" + address(NewUser.of(server));
    json(
        api,
        "PUT",
        "/api/policies",
        "{\"scope\":\"" + scope + "\",\"name\":\"meetingPolicy.MeetingSize\",\"value\":\"50\"}");
    assertThat(done(api.get("/api/policies"))).contains(scope);
    assertThat(done(api.get("/api/policies/users/" + scope))).contains("MeetingSize");
    remove(api, "/api/policies/" + scope + "/meetingPolicy.MeetingSize");
    json(api, "PUT", "/api/mcus/media-server", "{\"drained\":false}");
    json(api, "POST", "/api/address-book", "");
    assertThat(done(api.get("/api/address-book"))).contains("\"name\":\"F-");
  }

  private static void certificates(ConfabServer server, AdminApi api) {
    String who = NewUser.of(server);
    String certificates = "/api/users/" + address(who) + "/certificates";
    try (SipeClient device =
        SipeClient.Start.of(server, who, "tls").with("--auth", "tls-dsk").signIn()) {
      device.awaitSettled();
      ModelNode held = ModelNode.fromJSONString(done(api.get(certificates)));
      String serial = held.get(0).get("serial").asString();
      assertThat(json(api, "DELETE", certificates + "/" + serial, "")).contains(serial);
      device.await("connection-error");
    }
  }

  /** Nobody is in it, so nobody comes or goes by reading it. */
  private static void directory(ConfabServer server, AdminApi api, Path folder) {
    try (OpenLdap empty = OpenLdap.start(server, folder)) {
      assertThat(empty).isNotNull();
      assertThat(done(synchronised(api))).contains("\"added\":0");
      assertThat(done(api.get("/api/directory"))).contains("\"well\":true");
    }
  }

  /** The server reads the directory by itself as well; while it does, an order is refused. */
  private static HttpResponse<String> synchronised(AdminApi api) {
    HttpResponse<String> answer;
    do {
      answer = api.post("/api/directory/synchronisation", "{\"allowRemovals\":true}");
    } while (answer.statusCode() == 409);
    return answer;
  }

  /** The table that there was is there again at the end. */
  private static void places(AdminApi api) {
    assertThat(done(api.get("/api/locations"))).contains("\"type\":");
    String before = done(api.get("/api/locations/table"));
    byte[] table = before.getBytes(StandardCharsets.UTF_8);
    done(api.send("POST", "/api/locations", "text/csv", table));
    assertThat(done(api.send("PUT", "/api/locations", "text/csv", table))).contains("entries");
    assertThat(done(api.get("/api/locations/table"))).isEqualTo(before);
  }

  private static void traces(ConfabServer server, AdminApi api) {
    String who = NewUser.of(server);
    String begun = json(api, "POST", "/api/traces", "{\"user\":\"" + address(who) + "\"}");
    String trace = "/api/traces/" + ModelNode.fromJSONString(begun).get("id").asString();
    try (SipUser desk = SipUser.signIn(server, "tls", who)) {
      assertThat(desk).isNotNull();
      assertThat(done(api.get("/api/endpoints?q=" + who))).contains(address(who));
    }
    assertThat(done(api.get(trace))).contains("REGISTER");
    assertThat(done(api.get(trace + "/ladder.svg"))).contains("<svg");
    assertThat(done(api.get(trace + "/text.txt"))).contains("REGISTER");
    assertThat(done(api.get("/api/traces"))).contains(address(who));
    json(api, "PATCH", trace, "{\"on\":false}");
    remove(api, trace);
  }

  private static void conferences(ConfabServer server, AdminApi api) {
    try (MeetingOfTwo meeting = MeetingOfTwo.begin(server)) {
      String room = "/api/conferences/" + meeting.name();
      assertThat(done(api.get("/api/conferences"))).contains(meeting.id());
      assertThat(done(api.get(room))).contains(meeting.guest());
      json(api, "PUT", room + "/lock", "{\"locked\":false}");
      remove(api, room + "/participants/" + meeting.guest());
      meeting.awaitGuestOut();
      remove(api, room);
      meeting.awaitOrganizerOut();
    }
  }
}
