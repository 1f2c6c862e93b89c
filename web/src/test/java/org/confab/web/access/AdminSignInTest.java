package org.confab.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.core.Settings;
import org.confab.core.access.AdminName;
import org.confab.core.access.AdminRole;
import org.confab.core.access.Administrator;
import org.confab.core.access.Administrators;
import org.confab.core.authentication.GuessLimits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminSignInTest {
  @TempDir private Path home;
  private AdminSignIn signIn;

  /** Knows dora alone. */
  private static final class Dora implements Administrators {
    @Override
    public Optional<Administrator> signIn(AdminName name, String password) {
      return all().stream()
          .filter(one -> one.name().equals(name.value()) && password.equals("a:long pässword"))
          .findFirst();
    }

    @Override
    public List<Administrator> all() {
      return List.of(new Administrator("dora", AdminRole.AUDITOR));
    }

    @Override
    public boolean add(AdminName name, AdminRole role, String password) {
      return false;
    }

    @Override
    public boolean password(AdminName name, String password) {
      return false;
    }

    @Override
    public boolean remove(AdminName name) {
      return false;
    }
  }

  @BeforeEach
  void start() throws IOException {
    Files.writeString(home.resolve("admin-password"), "s3cret\n");
    Map<String, String> properties = Map.of("confab.home", home.toString());
    Settings settings = Settings.of(name -> Optional.ofNullable(properties.get(name)));
    Clock noon = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    signIn = new AdminSignIn(new AdminAccounts(new AdminPassword(settings), new Dora()), noon);
  }

  private static String basic(String credentials) {
    return "Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }

  private Optional<Administrator> account(String authorization) throws IOException {
    return signIn.judge(authorization, "192.0.2.7", false).account();
  }

  @Test
  void eachAccountComesInWithItsPasswordAndRole() throws IOException {
    assertThat(account(basic("admin:s3cret")))
        .contains(new Administrator("admin", AdminRole.ADMINISTRATOR));
    assertThat(account(basic("Admin:s3cret").replace("Basic", "bAsIc"))).isPresent();
    assertThat(account(basic("dora:a:long pässword")))
        .contains(new Administrator("dora", AdminRole.AUDITOR));
  }

  @Test
  void allOthersDoNot() throws IOException {
    for (String authorization :
        List.of(
            basic("admin:"),
            basic("admin:s3cret "),
            basic("dora:s3cret"),
            basic("../dora:s3cret"),
            basic("admin"),
            basic("x".repeat(2_000)),
            "Bearer s3cret",
            "Basic ***",
            "Basic /w==",
            "")) {
      assertThat(account(authorization)).as(authorization).isEmpty();
    }
  }

  @Test
  void whoGuessesIsHeldOffEvenWithTheRightPassword() throws IOException {
    for (int i = 0; i < GuessLimits.PER_USER_AND_SOURCE; i++) {
      assertThat(signIn.judge(basic("dora:guess" + i), "192.0.2.66", false).held()).isEmpty();
    }
    AdminSignIn.Verdict held = signIn.judge(basic("dora:a:long pässword"), "192.0.2.66", false);
    assertThat(held.account()).isEmpty();
    assertThat(held.held()).isPresent();
    assertThat(held.tried()).isEqualTo("dora");
    assertThat(account(basic("admin:s3cret"))).isPresent();
  }

  @Test
  void nobodyElsewhereKeepsTheAdministratorOfThisMachineOut() throws IOException {
    for (int i = 0; i < GuessLimits.PER_USER; i++) {
      var unused = signIn.judge(basic("admin:guess"), "192.0.2." + i, false);
    }
    assertThat(signIn.judge(basic("admin:s3cret"), "192.0.2.200", false).account()).isEmpty();
    assertThat(signIn.judge(basic("admin:s3cret"), "127.0.0.1", true).account()).isPresent();
  }

  @Test
  void strangersBehindAProxyOfThisMachineDoNeither() throws IOException {
    for (int i = 0; i < GuessLimits.PER_USER_AND_SOURCE; i++) {
      var unused = signIn.judge(basic("admin:guess"), "127.0.0.1", false);
    }
    assertThat(signIn.judge(basic("admin:s3cret"), "127.0.0.1", false).held()).isPresent();
    assertThat(signIn.judge(basic("admin:s3cret"), "127.0.0.1", true).account()).isPresent();
  }
}
