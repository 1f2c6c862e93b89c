package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.RunFolder;
import org.confab.system.server.SharedConfab;
import org.confab.system.server.Shell;
import org.confab.system.server.Tool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plain RFC 3261 client: SIPp with scenarios of our own. */
@ExtendWith(SharedConfab.class)
class SippIT {
  @BeforeAll
  static void sippIsThere() {
    Tool.require("sipp");
  }

  @ParameterizedTest
  @CsvSource({
    "u1,options,20",
    "t1,options,20",
    "u1,unauthenticated,5",
    "t1,unauthenticated,5",
    "u1,digest,2",
    "t1,digest,2"
  })
  void aPlainClientGetsItsAnswers(
      String transport, String scenario, int calls, ConfabServer server) {
    List<String> command = new ArrayList<>(List.of("sipp", "127.0.0.1:" + server.sipPort()));
    command.addAll(List.of("-sf", Path.of("src/test/sipp", scenario + ".xml").toString()));
    command.addAll(List.of("-t", transport, "-i", "127.0.0.1", "-nostdin", "-trace_err"));
    command.addAll(List.of("-error_file", errors(transport, scenario).toString()));
    command.addAll(List.of("-m", Integer.toString(calls), "-r", "20", "-timeout", "30s"));
    command.add("-timeout_error");
    command.addAll(List.of("-auth_uri", ConfabServer.DOMAIN));
    Shell.Result result =
        Shell.run(command, Path.of("").toAbsolutePath(), Map.of(), Duration.ofMinutes(1));
    assertThat(result.code()).as(result.output()).isZero();
  }

  private static Path errors(String transport, String scenario) {
    return RunFolder.of("sipp-" + scenario + "-" + transport + ".err");
  }
}
