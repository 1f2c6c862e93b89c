package org.confab.ejb.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.confab.core.access.AdminRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the script that configures the server gives each role in the management interface. */
class ManagementRolesTest {
  private static final Path ROOT = Files.exists(Path.of("wildfly")) ? Path.of(".") : Path.of("..");
  private static final Set<String> READ_SECRETS = Set.of("Auditor", "Administrator", "SuperUser");

  private static List<String> mappings() throws IOException {
    return Files.readAllLines(ROOT.resolve("wildfly/server/configure.cli")).stream()
        .filter(line -> line.startsWith("/core-service=management/access=authorization/"))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(AdminRole.class)
  void eachRoleHasWhatIsSaidOfIt(AdminRole role) throws IOException {
    assertThat(mappings())
        .filteredOn(line -> line.contains("(name=" + role.word() + ",type=GROUP)"))
        .singleElement()
        .asString()
        .contains("/role-mapping=" + role.console() + "/include=");
  }

  @Test
  void administratorsAloneReadThePasswordsOfTheServer() throws IOException {
    for (AdminRole role : List.of(AdminRole.AUDITOR, AdminRole.HELP_DESK)) {
      assertThat(READ_SECRETS).doesNotContain(role.console());
    }
    assertThat(mappings()).noneMatch(line -> line.contains("role-mapping=Auditor"));
  }
}
