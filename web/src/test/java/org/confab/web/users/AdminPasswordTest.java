package org.confab.web.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
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

  private static String basic(String credentials) {
    return "Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void adminWithThePasswordIsLetIn() throws IOException {
    assertThat(password.isIn(basic("admin:s3cret"))).isTrue();
    assertThat(password.isIn(basic("admin:s3cret").replace("Basic", "basic"))).isTrue();
  }

  @Test
  void allOthersAreNot() throws IOException {
    assertThat(password.isIn(basic("admin:"))).isFalse();
    assertThat(password.isIn(basic("admin:s3cret "))).isFalse();
    assertThat(password.isIn(basic("alice:s3cret"))).isFalse();
    assertThat(password.isIn("Bearer s3cret")).isFalse();
    assertThat(password.isIn("Basic ***")).isFalse();
    assertThat(password.isIn("")).isFalse();
  }

  @Test
  void aChangedFileCountsAtOnce() throws IOException {
    Files.writeString(home.resolve("admin-password"), "other");

    assertThat(password.isIn(basic("admin:s3cret"))).isFalse();
    assertThat(password.isIn(basic("admin:other"))).isTrue();
  }

  @Test
  void withoutAPasswordNobodyIsLetIn() throws IOException {
    Files.writeString(home.resolve("admin-password"), "");

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> password.isIn(basic("admin:")));
  }
}
