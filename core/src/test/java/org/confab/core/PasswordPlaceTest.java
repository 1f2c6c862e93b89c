package org.confab.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordPlaceTest {
  private static final NamedSecrets STORE =
      name -> name.equals("ldap") ? Optional.of("Secret-1") : Optional.empty();

  private static Optional<PasswordPlace> of(Map<String, String> set) {
    return PasswordPlace.of("a.password", name -> Optional.ofNullable(set.get(name)));
  }

  @Test
  void aPasswordIsTheFirstLineOfAFileAsItIsNow(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("password");
    PasswordPlace place = of(Map.of("a.password.file", file.toString())).orElseThrow();
    assertThatThrownBy(() -> place.read(STORE)).isInstanceOf(IOException.class);
    Files.writeString(file, "one\ntwo");
    assertThat(place.read(STORE)).isEqualTo("one");
    Files.writeString(file, "other");
    assertThat(place.read(STORE)).isEqualTo("other");
  }

  @Test
  void aPasswordIsInTheCredentialStoreByItsAlias() throws IOException {
    assertThat(of(Map.of("a.password.alias", "ldap")).orElseThrow().read(STORE))
        .isEqualTo("Secret-1");
    PasswordPlace missing = of(Map.of("a.password.alias", "other")).orElseThrow();
    assertThatThrownBy(() -> missing.read(STORE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'other'");
    NamedSecrets broken =
        name -> {
          throw new IllegalStateException("shut");
        };
    assertThatThrownBy(() -> missing.read(broken))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void aPasswordIsInOnePlaceOrNone() {
    assertThat(of(Map.of())).isEmpty();
    assertThatThrownBy(() -> of(Map.of("a.password.alias", "a", "a.password.file", "b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("set one of a.password.file and a.password.alias");
  }
}
