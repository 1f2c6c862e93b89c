package org.confab.ejb.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.confab.core.NamedSecrets;
import org.confab.core.PasswordPlace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordsTest {
  private static final NamedSecrets STORE =
      name -> name.equals("ldap") ? Optional.of("Secret-1") : Optional.empty();

  @Test
  void aPasswordIsTheFirstLineOfAFileAsItIsNow(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("password");
    PasswordPlace place = new PasswordPlace.InFile(file);
    assertThatThrownBy(() -> Passwords.read(place, STORE)).isInstanceOf(IOException.class);
    Files.writeString(file, "one\ntwo");
    assertThat(Passwords.read(place, STORE)).isEqualTo("one");
    Files.writeString(file, "other");
    assertThat(Passwords.read(place, STORE)).isEqualTo("other");
  }

  @Test
  void aPasswordIsInTheCredentialStoreByItsAlias() throws IOException {
    assertThat(Passwords.read(new PasswordPlace.InStore("ldap"), STORE)).isEqualTo("Secret-1");
    PasswordPlace missing = new PasswordPlace.InStore("other");
    assertThatThrownBy(() -> Passwords.read(missing, STORE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'other'");
    NamedSecrets broken =
        name -> {
          throw new IllegalStateException("shut");
        };
    assertThatThrownBy(() -> Passwords.read(missing, broken))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be read");
  }
}
