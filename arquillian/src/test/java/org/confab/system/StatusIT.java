package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.server.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./confab status} tells how things are, whatever happens to itself. */
@ExtendWith(SharedConfab.class)
class StatusIT {
  @TempDir private Path jdk;

  @Test
  void aQuestionThatCannotBeAskedIsAnAnswerToo(ConfabServer server) throws IOException {
    Path bin = Files.createDirectories(jdk.resolve("bin"));
    Path java = Files.writeString(bin.resolve("java"), "#!/bin/sh\nexit 1\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    Shell.Result status =
        server
            .with(Map.of("JAVA_HOME", jdk.toString()))
            .confab(Duration.ofMinutes(2), "status", "--json");
    assertThat(status.code()).isEqualTo(1);
    assertThat(status.output())
        .contains("\"ready\": false", "\"pid\": " + server.recordedPid())
        .contains("\"reason\": \"the probe did not run\"");
  }

  @Test
  void aMediaServerThatIsKilledIsThereAgainByItself(ConfabServer server) {
    long killed = mediaServer(server);
    ProcessHandle process =
        ProcessHandle.of(killed).orElseThrow(() -> new AssertionError("no process " + killed));
    process.destroyForcibly();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    Shell.Result status = server.confab(Duration.ofMinutes(2), "status");
    while (status.code() != 0 && System.nanoTime() < until) {
      status = server.confab(Duration.ofMinutes(2), "status");
    }
    assertThat(status.output()).containsPattern("media-server  \\d+  ready");
    assertThat(mediaServer(server)).isNotEqualTo(killed);
  }

  private static long mediaServer(ConfabServer server) {
    String json = server.confab(Duration.ofMinutes(2), "status", "--json").output();
    Matcher named =
        Pattern.compile("\"name\": \"media-server\", \"pid\": (\\d+), \"ready\": true")
            .matcher(json);
    assertThat(named.find()).as(json).isTrue();
    return Long.parseLong(named.group(1));
  }
}
