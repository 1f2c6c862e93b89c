package org.confab.ejb.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.confab.core.access.AdminRole;
import org.confab.core.access.Administrators;
import org.confab.core.access.AdministratorsContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElytronAdministratorsTest implements AdministratorsContract {
  @TempDir private Path home;

  @Override
  public Administrators store() {
    return new ElytronAdministrators(home.resolve("administrators"));
  }

  @Test
  void nobodyButTheServerReadsThemAndNoPasswordIsInClear() throws IOException {
    store().add(DORA, AdminRole.AUDITOR, PASSWORD);
    Path folder = home.resolve("administrators");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
      assertThat(files)
          .hasSize(1)
          .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain(PASSWORD));
    }
  }

  @Test
  void anotherReaderOfTheFolderSeesChangesAtOnce() {
    Administrators writer = store();
    Administrators reader = store();
    writer.add(DORA, AdminRole.AUDITOR, PASSWORD);
    assertThat(reader.signIn(DORA, PASSWORD)).isPresent();
    writer.password(DORA, "another password");
    assertThat(reader.signIn(DORA, PASSWORD)).isEmpty();
    writer.remove(DORA);
    assertThat(reader.signIn(DORA, "another password")).isEmpty();
  }
}
