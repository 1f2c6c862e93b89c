package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.server.Shell;
import org.confab.system.server.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client in Python that knows nothing but its user finds the server. */
@ExtendWith(SharedConfab.class)
class AutodiscoverIT {
  private static final String ALICE = "alice@" + ConfabServer.DOMAIN;
  private static final String ROOT = "/Autodiscover/AutodiscoverService.svc/root";

  @Test
  void theUserIsToldHisServerForAWebTicket(ConfabServer server) {
    Shell.Result result = discover(server, "https://127.0.0.1:" + server.httpsPort() + ROOT);
    assertThat(result.code()).as(result.output()).isZero();
    assertThat(result.output()).contains("server sip." + ConfabServer.DOMAIN + ":");
  }

  @Test
  void withoutTlsTheWayIsOneStepLonger(ConfabServer server) {
    Shell.Result result = discover(server, "http://127.0.0.1:" + server.httpPort() + ROOT);
    assertThat(result.code()).as(result.output()).isZero();
    assertThat(result.output()).contains("server sip." + ConfabServer.DOMAIN + ":");
  }

  @Test
  void theTopOfAHostAnswersLikewise(ConfabServer server) {
    Shell.Result result = discover(server, "http://127.0.0.1:" + server.httpPort() + "/");
    assertThat(result.code()).as(result.output()).isZero();
    assertThat(result.output()).contains("server sip." + ConfabServer.DOMAIN + ":");
  }

  @Test
  void aChangedTicketTellsNothing(ConfabServer server) {
    Shell.Result result =
        discover(server, "https://127.0.0.1:" + server.httpsPort() + ROOT, "--spoil", "assertion");
    assertThat(result.code()).as(result.output()).isEqualTo(3);
    assertThat(result.output()).contains("HTTP 401");
  }

  private static Shell.Result discover(ConfabServer server, String address, String... options) {
    Path script = ConfabServer.root().resolve("ws/src/test/python/webticket.py");
    List<String> command = new ArrayList<>(List.of(Tool.pythonWith("zeep"), script.toString()));
    command.add("https://127.0.0.1:" + server.httpsPort());
    command.add(server.home().resolve("keys/ca.pem").toString());
    command.addAll(List.of(ALICE, ConfabServer.PASSWORD, "--autodiscover", address));
    command.addAll(List.of(options));
    return Shell.run(
        command, ConfabServer.root(), Map.of("PYTHONWARNINGS", "ignore"), Duration.ofMinutes(1));
  }
}
