package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.server.Shell;
import org.confab.system.server.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Distribution lists as a SOAP client in Python sees them, over HTTPS with the instance's CA. */
@ExtendWith(SharedConfab.class)
class GroupExpansionIT {
  private static final String SALES = "sales@" + ConfabServer.DOMAIN;
  private static final String[] PEOPLE =
      Stream.of("alice", "bob", "carol", "dan")
          .map(name -> "sip:" + name + "@" + ConfabServer.DOMAIN)
          .toArray(String[]::new);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/groupexpansion/service.svc",
        "/GroupExpansion/Service.SVC",
        "/groupexpansion/int/service.asmx"
      })
  void expandsAListAndTheListsInItOnceEach(String path, ConfabServer server) {
    Shell.Result result = expand(server, path, "alice", ConfabServer.PASSWORD, SALES);
    assertThat(result.code()).as(result.output()).isZero();
    assertThat(result.output().lines()).containsExactlyInAnyOrder(PEOPLE);
  }

  @Test
  void refusesAWrongPassword(ConfabServer server) {
    Shell.Result result = expand(server, "/groupexpansion/service.svc", "alice", "wrong", SALES);
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.output()).contains("401").doesNotContain("sip:");
  }

  @Test
  void saysThatAListIsUnknown(ConfabServer server) {
    Shell.Result result =
        expand(
            server,
            "/groupexpansion/service.svc",
            "alice",
            ConfabServer.PASSWORD,
            "nobody-knows-it@" + ConfabServer.DOMAIN);
    assertThat(result.code()).as(result.output()).isEqualTo(2);
  }

  private static Shell.Result expand(
      ConfabServer server, String path, String user, String password, String list) {
    Path script = ConfabServer.root().resolve("ws/src/test/python/expand.py");
    String wsdl = "https://127.0.0.1:" + server.httpsPort() + path + "?wsdl";
    String authority = server.home().resolve("keys/ca.pem").toString();
    return Shell.run(
        List.of(Tool.pythonWith("zeep"), script.toString(), wsdl, user, password, authority, list),
        ConfabServer.root(),
        Map.of("PYTHONWARNINGS", "ignore"),
        Duration.ofMinutes(1));
  }
}
