package org.confab.ejb.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTest {
  private static final byte[] SECRET = "secret".getBytes(StandardCharsets.US_ASCII);
  private final SecretBox box = SecretBox.of(new byte[32]);
  @TempDir Path directory;

  @Test
  void what_was_sealed_opens_for_its_owner() {
    assertThat(box.open(box.seal(SECRET, "alice"), "alice")).isEqualTo(SECRET);
  }

  @Test
  void the_same_secret_looks_different_each_time() {
    assertThat(box.seal(SECRET, "alice")).isNotEqualTo(box.seal(SECRET, "alice"));
  }

  @Test
  void it_does_not_open_for_someone_else() {
    byte[] sealed = box.seal(SECRET, "alice");
    assertThatThrownBy(() -> box.open(sealed, "bob")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void it_does_not_open_after_a_change_of_any_bit() {
    byte[] sealed = box.seal(SECRET, "alice");
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> box.open(changed, "alice"))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThatThrownBy(() -> box.open(new byte[3], "alice"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void the_key_comes_from_a_file_in_hexadecimal() throws IOException {
    Path file = directory.resolve("key");
    Files.writeString(file, "00".repeat(32) + "\n");
    SecretBox same = SecretBox.ofFile(file);
    assertThat(same.keyId()).isEqualTo(box.keyId()).hasSize(8);
    assertThat(same.open(box.seal(SECRET, "a"), "a")).isEqualTo(SECRET);
  }

  @Test
  void a_bad_key_file_is_refused_without_showing_it() throws IOException {
    Path file = directory.resolve("key");
    Files.writeString(file, "abcdef");
    assertThatThrownBy(() -> SecretBox.ofFile(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("abcdef");
    assertThatThrownBy(() -> SecretBox.ofFile(directory.resolve("none")))
        .isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> SecretBox.of(new byte[16]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
