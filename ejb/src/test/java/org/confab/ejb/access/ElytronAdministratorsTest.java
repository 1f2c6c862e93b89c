package org.confab.ejb.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Provider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.confab.core.access.AccountsElsewhere;
import org.confab.core.access.AdminName;
import org.confab.core.access.AdminRole;
import org.confab.core.access.Administrator;
import org.confab.core.access.Administrators;
import org.confab.core.access.AdministratorsContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wildfly.security.auth.permission.LoginPermission;
import org.wildfly.security.auth.principal.NamePrincipal;
import org.wildfly.security.auth.realm.FileSystemSecurityRealm;
import org.wildfly.security.auth.realm.SimpleMapBackedSecurityRealm;
import org.wildfly.security.auth.realm.SimpleRealmEntry;
import org.wildfly.security.auth.server.ModifiableRealmIdentity;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.authz.MapAttributes;
import org.wildfly.security.authz.RoleDecoder;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.password.Password;
import org.wildfly.security.password.PasswordFactory;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.password.interfaces.ClearPassword;
import org.wildfly.security.password.spec.ClearPasswordSpec;

class ElytronAdministratorsTest implements AdministratorsContract {
  @TempDir private Path home;

  @Override
  public Administrators store() {
    return new ElytronAdministrators(home.resolve("administrators"), Optional.empty());
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

  /** A domain of the server's with an account in memory, as an administrator may set one up. */
  private static SecurityDomain elsewhere() throws Exception {
    SimpleMapBackedSecurityRealm realm =
        new SimpleMapBackedSecurityRealm(
            () -> new Provider[] {WildFlyElytronPasswordProvider.getInstance()});
    Password password =
        PasswordFactory.getInstance(
                ClearPassword.ALGORITHM_CLEAR, WildFlyElytronPasswordProvider.getInstance())
            .generatePassword(new ClearPasswordSpec(PASSWORD.toCharArray()));
    MapAttributes groups = new MapAttributes();
    groups.addFirst("groups", AdminRole.HELP_DESK.word());
    realm.setIdentityMap(
        Map.of(
            EMIL.value(), new SimpleRealmEntry(List.of(new PasswordCredential(password)), groups)));
    return SecurityDomain.builder()
        .addRealm("elsewhere", realm)
        .setRoleDecoder(RoleDecoder.simple("groups"))
        .build()
        .setDefaultRealmName("elsewhere")
        .setPermissionMapper((principal, roles) -> LoginPermission.getInstance())
        .build();
  }

  @Test
  void anotherRealmOfTheServerTakesTheFoldersPlace() throws Exception {
    store().add(DORA, AdminRole.AUDITOR, PASSWORD);
    Administrators served =
        new ElytronAdministrators(home.resolve("administrators"), Optional.of(elsewhere()));

    assertThat(served.signIn(EMIL, PASSWORD))
        .map(Administrator::role)
        .contains(AdminRole.HELP_DESK);
    assertThat(served.signIn(DORA, PASSWORD)).isEmpty();
    assertThat(served.all()).isEmpty();
    assertThat(served.add(EMIL, AdminRole.AUDITOR, PASSWORD)).isFalse();
    AdminName frida = new AdminName("frida");
    assertThatThrownBy(() -> served.add(frida, AdminRole.AUDITOR, PASSWORD))
        .isInstanceOf(AccountsElsewhere.class);
    assertThat(store().all()).extracting(Administrator::name).containsExactly(DORA.value());
  }

  /** As a server leaves them that died while it made them: the first of Elytron's three writes. */
  private static void begin(Path folder) throws IOException {
    Files.createDirectories(folder);
    ModifiableRealmIdentity half =
        FileSystemSecurityRealm.builder()
            .setRoot(folder)
            .setLevels(0)
            .setEncoded(true)
            .setHashCharset(StandardCharsets.UTF_8)
            .build()
            .getRealmIdentityForUpdate(new NamePrincipal(DORA.value()));
    half.create();
    half.dispose();
  }

  @ParameterizedTest
  @ValueSource(strings = {"administrators", "administrators.new"})
  void whatAServerThatDiedHasLeftHindersNobody(String left) throws IOException {
    begin(home.resolve(left));
    Administrators store = store();
    assertThat(store.all()).isEmpty();
    assertThat(store.signIn(DORA, "")).isEmpty();

    assertThat(store.add(DORA, AdminRole.AUDITOR, PASSWORD)).isTrue();
    assertThat(store.signIn(DORA, PASSWORD)).map(Administrator::role).contains(AdminRole.AUDITOR);
    assertThat(store.add(DORA, AdminRole.AUDITOR, PASSWORD)).isFalse();
    assertThat(home.resolve("administrators.new")).doesNotExist();
  }
}
