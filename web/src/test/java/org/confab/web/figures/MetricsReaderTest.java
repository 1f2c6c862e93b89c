package org.confab.web.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.confab.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsReaderTest {
  @ParameterizedTest
  @CsvSource({
    // here, HTTPS, token shown, open: status
    "true,false,'',false,200",
    "true,true,'',false,401",
    "true,true,secret,false,200",
    "false,false,'',false,403",
    "false,false,secret,false,403",
    "false,true,'',false,401",
    "false,true,wrong,false,401",
    "false,true,secret,false,200",
    "false,false,'',true,200",
  })
  void whoMayRead(boolean here, boolean secure, String shown, boolean open, int status) {
    MetricsReader reader =
        new MetricsReader(here, secure, Optional.of(shown).filter(text -> !text.isEmpty()));

    assertThat(reader.refusal(open, "secret").map(Problem::status).orElse(200)).isEqualTo(status);
  }

  @Test
  void anEmptyTokenLetsNobodyIn() {
    assertThat(new MetricsReader(false, true, Optional.of("")).refusal(false, ""))
        .map(Problem::status)
        .hasValue(401);
  }

  @Test
  void aTokenIsWhatFollowsTheSchemeInAnyCase() {
    assertThat(MetricsReader.bearer(Optional.of("bearer  abc "))).hasValue("abc");
    assertThat(MetricsReader.bearer(Optional.of("Basic abc"))).isEmpty();
    assertThat(MetricsReader.bearer(Optional.empty())).isEmpty();
  }

  @Test
  void theTokenIsMadeOnceForItsOwnerAlone(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("metrics-token");
    MetricsToken token = new MetricsToken(file);
    assertThat(token.value()).isEmpty();

    token.make();
    String made = token.value();
    token.make();

    assertThat(made).matches("[0-9a-f]{48}");
    assertThat(token.value()).isEqualTo(made);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}
