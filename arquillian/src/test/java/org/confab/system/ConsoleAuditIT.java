package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.system.server.Management.operation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.confab.system.server.AdminApi;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.Management;
import org.confab.system.server.SharedConfab;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is ordered and changed by the management interface stands in the audit log. */
@ExtendWith(SharedConfab.class)
class ConsoleAuditIT {
  private static final String PASSWORD = "correct-horse-77";
  private static final String CONSOLE = "/subsystem=confab";
  private static final String FARM = "media-server";
  private static final String SCHEMES = "sip-schemes-udp";

  private static ModelNode of(ModelNode operation, String parameter, String value) {
    operation.get(parameter).set(value);
    return operation;
  }

  private static ModelNode write(String attribute, int value) {
    ModelNode operation = of(operation("write-attribute"), "name", attribute);
    operation.get("value").set(value);
    return operation;
  }

  /** The newest entry of that account about that. */
  private static ModelNode newest(ConfabServer server, String who, String what) {
    String path =
        "/api/audit?limit=1&who="
            + who
            + "&what="
            + URLEncoder.encode(what, StandardCharsets.UTF_8);
    String body = new AdminApi(server).get(path).body();
    List<ModelNode> entries = ModelNode.fromJSONString(body).asList();
    assertThat(entries).as(what + " of " + who).hasSize(1);
    return entries.get(0);
  }

  private static void assertEntry(ModelNode entry, int status, String role, String detail) {
    assertThat(entry.get("status").asInt()).as(entry.toString()).isEqualTo(status);
    assertThat(entry.get("role").asString()).isEqualTo(role);
    assertThat(entry.get("origin").asString()).isEqualTo("console 127.0.0.1");
    assertThat(entry.get("detail").asString()).contains(detail);
  }

  private static String account(ConfabServer server, String role) {
    String name = "c" + NewUser.of(server).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    String json =
        "{\"name\":\"%s\",\"role\":\"%s\",\"password\":\"%s\"}".formatted(name, role, PASSWORD);
    assertThat(new AdminApi(server).post("/api/administrators", json).statusCode()).isEqualTo(201);
    return name;
  }

  @Test
  void whatWasDoneIsEnteredWithWhoDidItAndToWhom(ConfabServer server) {
    String user = NewUser.of(server) + "@" + ConfabServer.DOMAIN;
    String boss = account(server, "administrator");
    try (Management management = new Management(server, boss, PASSWORD)) {
      management.result(of(operation("sign-out"), "user", user));
      management.result(of(operation("trace-on"), "target", user));
      management.result(of(operation("trace-off"), "target", user));
      management.result(of(operation("disable-user"), "user", user));
      management.result(operation("drain", FARM, FARM));
      management.result(operation("resume", FARM, FARM));
    }
    for (String order : List.of("sign-out", "disable-user")) {
      ModelNode entry = newest(server, boss, CONSOLE + ":" + order);
      assertEntry(entry, 200, "administrator", "user=" + user);
    }
    for (String order : List.of("trace-on", "trace-off")) {
      ModelNode entry = newest(server, boss, CONSOLE + ":" + order);
      assertEntry(entry, 200, "administrator", "target=" + user);
    }
    for (String order : List.of("drain", "resume")) {
      String action = CONSOLE + "/" + FARM + "=" + FARM + ":" + order;
      assertEntry(newest(server, boss, action), 200, "administrator", "");
    }
  }

  @Test
  void whatCannotBeIsEnteredWithTheReason(ConfabServer server) {
    String nobody = "nobody@" + ConfabServer.DOMAIN;
    String boss = account(server, "administrator");
    try (Management management = new Management(server, boss, PASSWORD)) {
      management.refused(of(operation("sign-out"), "user", nobody));
      assertEntry(
          newest(server, boss, ":sign-out"),
          409,
          "administrator",
          "there is no user sip:" + nobody);
      management.refused(of(operation("sign-out"), "user", "x".repeat(321)));
      assertEntry(newest(server, boss, ":sign-out"), 400, "administrator", "320");
      management.refused(operation("drain", FARM, "none"));
      assertEntry(newest(server, boss, FARM + "=none:drain"), 404, "administrator", "not found");
    }
  }

  @Test
  void aWriteIsEnteredWithOldAndNewValueAndWhetherItHolds(ConfabServer server) {
    String boss = account(server, "administrator");
    try (Management management = new Management(server, boss, PASSWORD)) {
      management.result(write("certificate-days", 300));
      assertEntry(
          newest(server, boss, CONSOLE + ":write-attribute"),
          200,
          "administrator",
          "certificate-days: undefined to 300");
      management.refused(write("certificate-days", 4_000));
      assertEntry(
          newest(server, boss, ":write-attribute"), 400, "administrator", "300 to 4000; certif");
      management.refused(
          Management.together(
              List.of(write("certificate-days", 200), write("registration-minimum", 7_300))));
      String both =
          new AdminApi(server)
              .get("/api/audit?limit=2&refused=true&what=write-attribute&who=" + boss)
              .body();
      assertThat(both).contains("300 to 200", "undefined to 7300");
      management.result(of(operation("undefine-attribute"), "name", "certificate-days"));
      assertEntry(
          newest(server, boss, ":write-attribute"), 200, "administrator", "300 to undefined");
    }
  }

  /** They look, and change nothing. */
  @ParameterizedTest
  @CsvSource({"help-desk", "auditor"})
  void whoMayOnlyLookIsRefusedEverythingElseAndThatIsEntered(String role, ConfabServer server) {
    String who = account(server, role);
    String user = NewUser.of(server) + "@" + ConfabServer.DOMAIN;
    try (Management management = new Management(server, who, PASSWORD)) {
      management.result(of(operation("read-attribute"), "name", "endpoints"));
      assertThat(management.refused(of(operation("disable-user"), "user", user)))
          .contains("WFLYCTL0313");
      assertEntry(newest(server, who, ":disable-user"), 403, role, "user=" + user);
      assertThat(new AdminApi(server).get("/api/users/" + user).body())
          .contains("\"enabled\":true");
      management.refused(operation("write-address-book"));
      assertEntry(newest(server, who, ":write-address-book"), 403, role, "");
      management.refused(operation("drain", FARM, FARM));
      assertEntry(newest(server, who, FARM + ":drain"), 403, role, "");
      management.refused(write("certificate-days", 300));
      assertEntry(newest(server, who, ":write-attribute"), 403, role, "certificate-days");
      management.refused(of(operation("undefine-attribute"), "name", "domain"));
      assertEntry(newest(server, who, ":undefine-attribute"), 403, role, "domain");
    }
  }

  private static ModelNode element(String order, String value) {
    return of(of(operation(order), "name", SCHEMES), "value", value);
  }

  @Test
  void elementsOfAListAreEnteredWhetherTheyAreWrittenOrNot(ConfabServer server) {
    String boss = account(server, "administrator");
    try (Management management = new Management(server, boss, PASSWORD)) {
      assertThat(management.refused(element("list-add", "magic"))).contains("ntlm");
      assertEntry(newest(server, boss, ":write-attribute"), 400, "administrator", "magic");
      ModelNode unknown = of(of(operation("list-add"), "name", "no-such"), "value", "x");
      assertThat(management.refused(unknown)).contains("no-such");
      assertEntry(newest(server, boss, ":list-add"), 400, "administrator", "no-such=x");
      management.refused(
          Management.together(
              List.of(element("list-add", "digest"), write("registration-minimum", 7_300))));
      ModelNode undone = newest(server, boss, CONSOLE + ":write-attribute");
      assertThat(undone.get("status").asInt()).as(undone.toString()).isEqualTo(400);
      assertThat(undone.get("detail").asString()).contains(SCHEMES + ": ", "digest");
    }
  }

  @Test
  void theSubsystemAsAWholeIsNotAddedTwiceNorRemovedUnheard(ConfabServer server) {
    String boss = account(server, "administrator");
    try (Management management = new Management(server, boss, PASSWORD)) {
      management.refused(operation("add"));
      ModelNode added = newest(server, boss, CONSOLE + ":add");
      assertThat(added.get("status").asInt()).as(added.toString()).isEqualTo(400);
      assertThat(added.get("detail").asString()).contains("WFLYCTL0212");
      management.refused(
          Management.together(List.of(operation("remove"), write("no-such-attribute", 1))));
      assertThat(newest(server, boss, CONSOLE + ":remove").get("status").asInt()).isEqualTo(400);
      management.result(of(operation("read-attribute"), "name", "domain"));
    }
  }

  /** They may not even try. */
  @ParameterizedTest
  @CsvSource({"help-desk", "auditor"})
  void whoMayOnlyLookAltersNoListAndNoSubsystem(String role, ConfabServer server) {
    String who = account(server, role);
    try (Management management = new Management(server, who, PASSWORD)) {
      for (String order : List.of("list-add", "list-remove", "list-clear")) {
        assertThat(management.refused(element(order, "digest"))).contains("WFLYCTL0313");
        assertEntry(newest(server, who, CONSOLE + ":" + order), 403, role, SCHEMES);
      }
      for (String order : List.of("add", "remove")) {
        management.refused(operation(order));
        assertEntry(newest(server, who, CONSOLE + ":" + order), 403, role, "");
      }
    }
  }
}
