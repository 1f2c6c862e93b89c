package org.confab.subsystem.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContradictionTest {
  @Test
  void aNameNeedsAPassword() {
    assertThat(Contradiction.in(Map.of(Setting.LDAP_BIND_DN, "cn=a"))).isPresent();
    assertThat(Contradiction.in(Map.of(Setting.LDAP_PASSWORD_FILE, "/a"))).isPresent();
    assertThat(Contradiction.in(Map.of(Setting.LDAP_PASSWORD_ALIAS, "a"))).isPresent();
    assertThat(Contradiction.in(Map.of(Setting.LOCATION_SECONDARY_USER, "a"))).isPresent();
    assertThat(
            Contradiction.in(
                Map.of(Setting.LDAP_BIND_DN, "cn=a", Setting.LDAP_PASSWORD_FILE, "/a")))
        .isEmpty();
  }

  @Test
  void aPasswordIsInOnePlace() {
    Map<Setting, String> stored =
        Map.of(Setting.LDAP_BIND_DN, "cn=a", Setting.LDAP_PASSWORD_ALIAS, "ldap");
    assertThat(Contradiction.in(stored)).isEmpty();
    Map<Setting, String> both = new EnumMap<>(stored);
    both.put(Setting.LDAP_PASSWORD_FILE, "/a");
    assertThat(Contradiction.in(both)).isPresent();
    assertThat(
            Contradiction.in(
                Map.of(
                    Setting.LOCATION_SECONDARY_USER,
                    "a",
                    Setting.LOCATION_SECONDARY_PASSWORD_ALIAS,
                    "b")))
        .isEmpty();
  }

  @Test
  void aPasswordIsNotSentForEverybodyToRead() {
    Map<Setting, String> clear =
        Map.of(
            Setting.LDAP_URL, "ldaps://a.example,ldap://b.example",
            Setting.LDAP_BIND_DN, "cn=a",
            Setting.LDAP_PASSWORD_FILE, "/a");
    assertThat(Contradiction.in(clear))
        .hasValueSatisfying(why -> assertThat(why).contains("clear"));
    Map<Setting, String> near =
        Map.of(
            Setting.LDAP_URL, "ldap://127.0.0.1:389",
            Setting.LDAP_BIND_DN, "cn=a",
            Setting.LDAP_PASSWORD_FILE, "/a");
    assertThat(Contradiction.in(near)).isEmpty();
    Map<Setting, String> secured =
        Map.of(
            Setting.LDAP_URL, "ldap://b.example",
            Setting.LDAP_STARTTLS, "true",
            Setting.LDAP_BIND_DN, "cn=a",
            Setting.LDAP_PASSWORD_FILE, "/a");
    assertThat(Contradiction.in(secured)).isEmpty();
  }

  @Test
  void boundsAreInOrder() {
    assertThat(Contradiction.in(Map.of(Setting.REGISTRATION_MINIMUM, "7201"))).isPresent();
    assertThat(Contradiction.in(Map.of(Setting.REGISTRATION_MAXIMUM, "7199"))).isPresent();
    assertThat(Contradiction.in(Map.of(Setting.CONFERENCES_PER_USER, "31"))).isPresent();
    assertThat(Contradiction.in(Map.of(Setting.WATCHED_PER_USER, "999"))).isPresent();
  }
}
