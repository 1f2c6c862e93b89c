package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
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
}
