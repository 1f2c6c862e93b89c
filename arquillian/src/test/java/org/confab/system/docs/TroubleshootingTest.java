package org.confab.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.confab.protocol.sip.Diagnostic;
import org.confab.system.server.ConfabServer;
import org.junit.jupiter.api.Test;

/** The page of troubleshooting tells each diagnostics id of the one table. */
class TroubleshootingTest {
  private static final Path PAGE =
      ConfabServer.root().resolve("docs/operations/troubleshooting.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| (\\d+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$", Pattern.MULTILINE);

  @Test
  void everyIdHasItsRowWithReasonCauseAndCure() throws IOException {
    List<String> told =
        ROW.matcher(Files.readString(PAGE))
            .results()
            .map(row -> row.group(1) + " " + row.group(2))
            .toList();
    assertThat(told)
        .containsExactlyElementsOf(
            Arrays.stream(Diagnostic.values()).map(one -> one.id() + " " + one.reason()).toList());
  }
}
