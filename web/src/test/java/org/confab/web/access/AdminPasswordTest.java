package org.confab.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.confab.core.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminPasswordTest {
  @TempDir Path home;
  private AdminPassword password;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(home.resolve("admin-password"), "s3cret\n");
    Map<String, String> properties = Map.of("confab.home", home.toString());
    password = new AdminPassword(Settings.of(name -> Optional.ofNullable(properties.get(name))));
  }

  @Test
  void thePasswordIsKnown() throws IOException {
    assertThat(password.is("s3cret")).isTrue();
  }

  @Test
  void nothingElseIs() throws IOException {
    assertThat(password.is("")).isFalse();
    assertThat(password.is("s3cret ")).isFalse();
    assertThat(password.is("S3cret")).isFalse();
  }

  @Test
  void aChangedFileCountsAtOnce() throws IOException {
    Files.writeString(home.resolve("admin-password"), "other");

    assertThat(password.is("s3cret")).isFalse();
    assertThat(password.is("other")).isTrue();
  }

  @Test
  void withoutAPasswordNobodyIsLetIn() throws IOException {
    Files.writeString(home.resolve("admin-password"), "");

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> password.is(""));
  }
}
