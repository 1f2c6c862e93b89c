package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.confab.system.server.AdminApi;
import org.confab.system.server.ApiContract.Operation;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every change that the OpenAPI document names leaves an entry, whatever becomes of it. */
@ExtendWith(SharedConfab.class)
class AuditIT {
  private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);
  private static final String OTHER = "text/plain";
  private static final String PASSWORD = "correct-horse-77";

  private static List<Operation> changes(AdminApi api) {
    List<Operation> changes =
        api.contract().operations().stream().filter(Operation::changes).toList();
    assertThat(changes).hasSizeGreaterThan(25);
    return changes;
  }

  /** Something that is nowhere, for every variable of a path. */
  private static String nowhere(Operation operation) {
    return operation
        .path()
        .replace("{address}", "nobody@" + ConfabServer.DOMAIN)
        .replaceAll("[{][^}]*[}]", "there-is-none");
  }

  private static ModelNode newest(AdminApi api, String who) {
    List<ModelNode> entries =
        ModelNode.fromJSONString(api.get("/api/audit?limit=1&who=" + who).body()).asList();
    assertThat(entries).as("of " + who).hasSize(1);
    return entries.get(0);
  }

  private static void assertEntry(ModelNode entry, Operation operation, int status) {
    assertThat(entry.get("action").asString())
        .isEqualTo(operation.verb() + " " + nowhere(operation));
    assertThat(entry.get("status").asInt()).as(entry.toString()).isEqualTo(status);
    assertThat(entry.get("origin").asString()).isEqualTo("127.0.0.1");
    if (status >= 400) {
      assertThat(entry.get("detail").asString()).as(entry.toString()).isNotBlank();
    }
  }

  @Test
  void everyChangeLeavesAnEntryWithItsOutcome(ConfabServer server) {
    AdminApi api = new AdminApi(server);
    for (Operation operation : changes(api)) {
      HttpResponse<String> answer =
          api.send(operation.verb(), nowhere(operation), operation.takes(), EMPTY);
      assertThat(answer.statusCode()).as(operation + answer.body()).isNotIn(401, 403, 500);
      assertEntry(newest(api, "admin"), operation, answer.statusCode());
    }
  }

  @Test
  void whoMayOnlyReadIsRefusedEveryChangeAndThatIsEntered(ConfabServer server) {
    AdminApi api = new AdminApi(server);
    String name = "a" + NewUser.of(server).replaceAll("[^a-z0-9]", "");
    String json =
        "{\"name\":\"%s\",\"role\":\"auditor\",\"password\":\"%s\"}".formatted(name, PASSWORD);
    assertThat(api.post("/api/administrators", json).statusCode()).isEqualTo(201);
    String auditor = AdminApi.login(name, PASSWORD);
    for (Operation operation : changes(api)) {
      HttpResponse<String> answer =
          api.send(operation.verb(), nowhere(operation), operation.takes(), EMPTY, auditor);
      assertThat(answer.statusCode()).as(operation + answer.body()).isEqualTo(403);
      ModelNode entry = newest(api, name);
      assertEntry(entry, operation, 403);
      assertThat(entry.get("role").asString()).isEqualTo("auditor");
      assertThat(entry.get("detail").asString()).contains("yours is auditor");
    }
  }

  /** The media type is looked at once it is known who asks. */
  @Test
  void aChangeInAnotherMediaTypeIsRefusedAndEnteredWhoeverAsks(ConfabServer server) {
    AdminApi api = new AdminApi(server);
    Operation adding =
        changes(api).stream()
            .filter(any -> any.toString().equals("POST /api/users"))
            .findAny()
            .orElseThrow();
    HttpResponse<String> stranger = api.send("POST", adding.path(), OTHER, EMPTY, "");
    assertThat(stranger.statusCode()).as(stranger.body()).isEqualTo(401);
    assertThat(stranger.headers().firstValue("WWW-Authenticate")).isPresent();
    assertEntry(newest(api, "-"), adding, 401);
    HttpResponse<String> known = api.send("POST", adding.path(), OTHER, EMPTY);
    assertThat(known.statusCode()).as(known.body()).isEqualTo(415);
    assertEntry(newest(api, "admin"), adding, 415);
  }

  @Test
  void aChangeThatThereIsNotIsRefusedAndEnteredToo(ConfabServer server) {
    AdminApi api = new AdminApi(server);
    HttpResponse<String> answer = api.send("PUT", "/api/users", "application/json", EMPTY);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow").orElse("")).contains("POST");
    ModelNode entry = newest(api, "admin");
    assertThat(entry.get("action").asString()).isEqualTo("PUT /api/users");
    assertThat(entry.get("status").asInt()).isEqualTo(405);
  }

  /** Entries of strangers are bounded by the minute: those that there are suffice for all. */
  @Test
  void whoHasNotSignedInIsRefusedEveryChangeAndThatIsEntered(ConfabServer server) {
    AdminApi api = new AdminApi(server);
    for (Operation operation : changes(api)) {
      HttpResponse<String> answer =
          api.send(operation.verb(), nowhere(operation), operation.takes(), EMPTY, "");
      assertThat(answer.statusCode()).as(operation + answer.body()).isEqualTo(401);
      assertEntry(newest(api, "-"), operation, 401);
    }
  }
}
