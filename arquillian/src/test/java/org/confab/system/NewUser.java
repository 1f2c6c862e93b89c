package org.confab.system;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.confab.system.server.AdminApi;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.Shell;

/** Makes people with whom no other test has to do: their contact lists are empty. */
final class NewUser {
  private NewUser() {}

  /** Opens an account as an administrator does; its name, without the domain. */
  static String of(ConfabServer server) {
    String name = name();
    Shell.Result added =
        server.confab(
            Duration.ofMinutes(1),
            "user",
            "add",
            "sip:" + name + "@" + ConfabServer.DOMAIN,
            "--password",
            ConfabServer.PASSWORD);
    if (added.code() != 0) {
      throw new AssertionError("no account for " + name + ":\n" + added.output());
    }
    return name;
  }

  /** Opens that many accounts at once, as a program of the administrator's does. */
  static List<String> several(ConfabServer server, int many) {
    AdminApi api = new AdminApi(server);
    return Stream.generate(NewUser::name).limit(many).peek(name -> open(api, name)).toList();
  }

  private static void open(AdminApi api, String name) {
    String json =
        "{\"uri\":\"sip:%s@%s\",\"password\":\"%s\"}"
            .formatted(name, ConfabServer.DOMAIN, ConfabServer.PASSWORD);
    HttpResponse<String> answer = api.post("/api/users", json);
    if (answer.statusCode() != 201) {
      throw new AssertionError("no account for " + name + ": " + answer + answer.body());
    }
  }

  private static String name() {
    byte[] random = new byte[6];
    ThreadLocalRandom.current().nextBytes(random);
    return "new-" + HexFormat.of().formatHex(random);
  }
}
