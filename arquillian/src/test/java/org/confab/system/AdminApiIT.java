package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.confab.system.server.AdminApi;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.server.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The admin API over HTTPS, as each role sees it, and the shell on it. */
@ExtendWith(SharedConfab.class)
class AdminApiIT {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String PASSWORD = "correct-horse-77";

  private static String address(String name) {
    return name + "@" + ConfabServer.DOMAIN;
  }

  private static String admin(ConfabServer server) {
    try {
      return Files.readString(server.home().resolve("admin-password")).strip();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Asks as admin. */
  private static HttpResponse<String> ask(
      ConfabServer server, String method, String path, String json) {
    return new AdminApi(server).send(method, path, json, "admin", admin(server));
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String detail) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"status\":" + status).contains(detail);
  }

  private static Shell.Result confab(ConfabServer server, String... words) {
    return server.confab(LIMIT, words);
  }

  /** An account that nobody else uses; goes with the server. */
  private static String account(ConfabServer server, String role) {
    String name =
        role.charAt(0) + NewUser.of(server).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    String known = name.substring(0, Math.min(32, name.length()));
    HttpResponse<String> added =
        ask(
            server,
            "POST",
            "/api/administrators",
            "{\"name\":\"%s\",\"role\":\"%s\",\"password\":\"%s\"}"
                .formatted(known, role, PASSWORD));
    assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    return known;
  }

  @Test
  void eachRoleMayWhatItMayAndEverythingIsInTheAuditLog(ConfabServer server) {
    AdminApi api = new AdminApi(server);
    String user = "/api/users/" + address(NewUser.of(server));
    String desk = account(server, "help-desk");
    String auditor = account(server, "auditor");

    assertThat(api.send("GET", "/api/me", "", desk, PASSWORD).body())
        .isEqualTo("{\"name\":\"" + desk + "\",\"role\":\"help-desk\"}");
    assertThat(api.send("GET", user, "", auditor, PASSWORD).statusCode()).isEqualTo(200);
    assertThat(
            api.send("PATCH", user, "{\"password\":\"Secret-99-x\"}", desk, PASSWORD).statusCode())
        .isEqualTo(200);
    assertThat(api.send("DELETE", user + "/sessions", "", desk, PASSWORD).statusCode())
        .isEqualTo(200);
    assertProblem(
        api.send("PATCH", user, "{\"enabled\":false}", desk, PASSWORD), 403, "Only administrators");
    assertProblem(api.send("DELETE", user, "", desk, PASSWORD), 403, "yours is help-desk");
    assertProblem(api.send("GET", "/api/audit", "", desk, PASSWORD), 403, "auditor");
    assertProblem(
        api.send("PATCH", user, "{\"password\":\"x\"}", auditor, PASSWORD), 403, "auditor");
    assertProblem(api.send("GET", user, "", desk, "wrong"), 401, "Sign in");

    String log = api.send("GET", "/api/audit?who=" + desk, "", auditor, PASSWORD).body();
    assertThat(log)
        .contains("\"action\":\"DELETE " + user + "\",\"status\":403")
        .contains("\"action\":\"DELETE " + user + "/sessions\",\"status\":200")
        .contains("\"detail\":\"a new password\"")
        .contains("\"role\":\"help-desk\",\"origin\":\"127.0.0.1\"")
        .doesNotContain("Secret-99-x");
    assertThat(api.send("GET", "/api/audit?who=-&refused=true", "", auditor, PASSWORD).body())
        .contains("tried as " + desk);
    assertThat(ask(server, "DELETE", "/api/administrators/" + desk, "").statusCode())
        .isEqualTo(200);
    assertProblem(api.send("GET", user, "", desk, PASSWORD), 401, "Sign in");
  }

  @Test
  void administratorsAreAddedByTheShellAndTheBuiltInOneStays(ConfabServer server) {
    String name = "s" + NewUser.of(server).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    Shell.Result added = confab(server, "admin", "add", name, "--role", "auditor");
    assertThat(added.code()).as(added.output()).isZero();
    String password = added.output().replaceAll("(?s).*password ", "").strip();
    assertThat(new AdminApi(server).send("GET", "/api/me", "", name, password).body())
        .contains("\"role\":\"auditor\"");
    assertThat(confab(server, "admin", "list").output()).contains("admin", name);
    assertThat(confab(server, "admin", "add", name, "--role", "auditor").code()).isEqualTo(1);
    assertThat(confab(server, "admin", "add", name, "--role", "king").output())
        .contains("administrator, help-desk, auditor");
    assertThat(confab(server, "admin", "remove", "admin").output()).contains("admin stays");
    assertThat(confab(server, "admin", "remove", name).code()).isZero();
    assertProblem(
        ask(
            server,
            "POST",
            "/api/administrators",
            "{\"name\":\"" + name + "\",\"role\":\"auditor\",\"password\":\"short\"}"),
        422,
        "12 to 128");
  }

  @Test
  void usersComeInPagesAndByWhatIsKnownOfThem(ConfabServer server) {
    String name = NewUser.of(server);
    String first = "/api/users?limit=1&q=" + ConfabServer.DOMAIN;
    HttpResponse<String> page = ask(server, "GET", first, "");
    assertThat(page.headers().firstValueAsLong("X-Total-Count").orElseThrow()).isGreaterThan(7);
    assertThat(page.headers().allValues("Link").toString()).contains("rel=\"next\"", "page=2");
    assertThat(ask(server, "GET", "/api/users?q=" + name.toUpperCase(Locale.ROOT), "").body())
        .contains(address(name))
        .doesNotContain("sip:alice@");
    assertThat(ask(server, "GET", "/api/users?enabled=false&q=" + name, "").body()).isEqualTo("[]");
    assertThat(confab(server, "user", "list", "--json").output()).contains(address(name), "erin@");

    assertProblem(ask(server, "GET", "/api/users?limit=1001", ""), 400, "1 to 1000");
    assertProblem(ask(server, "GET", "/api/users?page=0", ""), 400, "1 to 1000000");
    assertProblem(ask(server, "GET", "/api/users?sort=name", ""), 400, "there is page, limit");
    assertProblem(ask(server, "GET", "/api/users?enabled=yes", ""), 400, "true or false");
    assertProblem(ask(server, "GET", "/api/users/nobody@litwareinc.com", ""), 404, "nobody");
    assertProblem(ask(server, "GET", "/api/audit?since=yesterday", ""), 400, "no time");
  }

  @Test
  void whatIsWrongIsRefusedAndNothingIsHalfDone(ConfabServer server) {
    String user = "/api/users/" + address(NewUser.of(server));
    for (String body :
        List.of("{", "[]", "{\"enabled\":\"no\"}", "{\"enabled\":false,\"sudo\":true}", "{}")) {
      assertThat(ask(server, "PATCH", user, body).statusCode()).as(body).isEqualTo(400);
    }
    assertThat(
            ask(server, "PATCH", user, "{\"password\":\"" + "x".repeat(20_000) + "\"}")
                .statusCode())
        .isEqualTo(400);
    assertThat(ask(server, "GET", user, "").body()).contains("\"enabled\":true");
    assertProblem(ask(server, "POST", user, "{}"), 405, "method");
  }

  @Test
  void aContactIsAddedAndTheDevicesOfTheUserSeeIt(ConfabServer server) {
    String owner = NewUser.of(server);
    String friend = address(NewUser.of(server));
    String contacts = "/api/users/" + address(owner) + "/contacts";
    HttpResponse<String> added =
        ask(
            server,
            "POST",
            contacts,
            "{\"uri\":\"" + friend + "\",\"name\":\"A friend\",\"group\":\"Friends\"}");
    assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    assertThat(ask(server, "GET", contacts, "").body())
        .contains("\"uri\":\"sip:" + friend + "\"", "\"groups\":[\"Friends\"]");
    assertProblem(
        ask(server, "POST", contacts, "{\"uri\":\"" + friend + "\"}"), 409, "a contact already");
    assertProblem(ask(server, "POST", contacts, "{\"uri\":\"no one\"}"), 400, "");
    Shell.Result removed =
        confab(server, "contact", "remove", "sip:" + address(owner), "sip:" + friend);
    assertThat(removed.code()).as(removed.output()).isZero();
    assertProblem(ask(server, "DELETE", contacts + "/" + friend, ""), 404, "no contact");
  }

  @Test
  void aDistributionListIsMadeChangedAndRemoved(ConfabServer server) {
    String member = address(NewUser.of(server));
    String list = "team-" + member;
    Shell.Result made =
        confab(
            server, "list", "create", list, member + ",sales@litwareinc.com", "--name", "A team");
    assertThat(made.code()).as(made.output()).isZero();
    assertThat(ask(server, "GET", "/api/lists/" + list, "").body())
        .contains("\"displayName\":\"A team\"", member, "sales@litwareinc.com");
    assertThat(confab(server, "list", "take", list, "sales@litwareinc.com").output())
        .contains(list + ": " + member);
    assertProblem(
        ask(server, "PUT", "/api/lists/" + list + "/members/nobody@litwareinc.com", ""),
        422,
        "neither a user nor a list");
    assertThat(confab(server, "list", "remove", list).code()).isZero();
    Shell.Result gone = confab(server, "list", "show", list, "--json");
    assertThat(gone.code()).isEqualTo(1);
    assertThat(gone.output()).contains("\"status\":404");
  }

  @Test
  void aConferenceIsShownLockedAndPeopleArePutOut(ConfabServer server) {
    try (MeetingOfTwo meeting = MeetingOfTwo.begin(server)) {
      String guest = meeting.guest();
      String room = "/api/conferences/" + meeting.name();

      assertThat(ask(server, "GET", room, "").body())
          .contains("\"uri\":\"" + meeting.focus() + "\"", guest, "\"locked\":false");
      assertThat(ask(server, "PUT", room + "/lock", "{\"locked\":true}").body())
          .contains("\"locked\":true");
      assertThat(confab(server, "conference", "list").output()).contains(", locked");
      assertThat(ask(server, "DELETE", room + "/participants/" + guest, "").body())
          .doesNotContain(guest);
      meeting.awaitGuestOut();
      assertProblem(ask(server, "DELETE", room + "/participants/" + guest, ""), 404, "not in");
      assertThat(ask(server, "DELETE", room, "").statusCode()).isEqualTo(200);
      meeting.awaitOrganizerOut();
      assertProblem(ask(server, "GET", room, ""), 404, "no conference");
    }
  }

  @Test
  void theServersCertificateTheDocumentAndItsPageAreShown(ConfabServer server) {
    assertThat(ask(server, "GET", "/api/certificates", "").body())
        .contains("\"names\":[", "127.0.0.1", "\"daysLeft\":");
    AdminApi api = new AdminApi(server);
    String document = api.send("/api/openapi.json", "").body();
    assertThat(document).contains("\"openapi\":\"3.0.3\"", "/api/users/{address}/contacts");
    HttpResponse<String> page = api.send("/api/", "");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'none'");
    assertThat(page.body()).doesNotContainPattern(Pattern.compile("(src|href)=\"(https?:)?//"));
    for (String part : List.of("swagger-ui.css", "swagger-ui-bundle.js", "start.js")) {
      assertThat(api.send("/api/ui/" + part, "").statusCode()).as(part).isEqualTo(200);
    }
    assertProblem(api.send("/api/ui/..%2fpage.html", ""), 404, "nothing");
  }

  @Test
  void wrongWordsEndWith2AndSayWhatIsRight(ConfabServer server) {
    Shell.Result wrong = confab(server, "user", "add", "sip:x@litwareinc.com");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.output()).contains("user add ADDRESS --password PASSWORD");
    assertThat(confab(server, "conference", "dance").code()).isEqualTo(2);
    assertThat(confab(server, "nonsense").code()).isEqualTo(2);
    assertThat(confab(server, "audit", "help").output()).contains("--since TIME");
    Shell.Result audit = confab(server, "audit", "list", "--last", "5", "--json");
    assertThat(audit.code()).as(audit.output()).isZero();
    assertThat(audit.output()).startsWith("[{\"at\":");
  }
}
