package org.confab.core.directorysync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectorySettingsTest {
  private static Optional<DirectorySettings> of(Map<String, String> properties) {
    return DirectorySettings.of(name -> Optional.ofNullable(properties.get(name)));
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "confab.ldap.url", "ldaps://dc1.example.com,ldaps://dc2.example.com:3269",
                "confab.ldap.bind.dn", "cn=reader",
                "confab.ldap.password.file", "/etc/confab/reader"));
    all.put(name, value);
    return all;
  }

  @Test
  void withoutAnAddressNoDirectoryIsFollowed() {
    assertThat(of(Map.of())).isEmpty();
  }

  @Test
  void severalServersAreOneDirectory() {
    DirectorySettings settings = of(with("confab.ldap.base", "dc=example")).orElseThrow();
    assertThat(settings.servers())
        .containsExactly(
            URI.create("ldaps://dc1.example.com"), URI.create("ldaps://dc2.example.com:3269"));
    assertThat(settings.interval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://dc1.example.com",
        "ldaps:dc1",
        "ldaps://user:secret@dc1",
        "ldaps://dc1/dc=example?x",
        "ldap://dc1.example.com"
      })
  void addressesThatAreNoneOrUnsafeAreRefused(String url) {
    assertThatIllegalArgumentException().isThrownBy(() -> of(with("confab.ldap.url", url)));
  }

  @Test
  void withoutTlsThePasswordStaysOnThisMachine() {
    assertThat(of(with("confab.ldap.url", "ldap://127.0.0.1:3890"))).isPresent();
    assertThat(of(with("confab.ldap.url", "ldap://[::1]"))).isPresent();
    Map<String, String> startTls = with("confab.ldap.url", "ldap://dc1.example.com");
    startTls.put("confab.ldap.starttls", "true");
    assertThat(of(startTls).orElseThrow().startTls()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "100000", "one", "-5"})
  void intervalsOutOfReasonAreRefused(String interval) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(with("confab.ldap.interval", interval)));
  }

  @Test
  void aNameWithoutAPasswordIsRefused() {
    Map<String, String> half = with("confab.ldap.base", "");
    half.remove("confab.ldap.password.file");
    assertThatIllegalArgumentException().isThrownBy(() -> of(half));
  }
}
