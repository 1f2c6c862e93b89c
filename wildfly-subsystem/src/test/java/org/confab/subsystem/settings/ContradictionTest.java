package org.confab.subsystem.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
  void aDomainIsThereOnceAndThereAreAHundredBesideThePrimaryAtMost() {
    assertThat(domains("litwareinc.com", "fabrikam.com,contoso.com")).isEmpty();
    assertThat(domains("litwareinc.com", "LitwareInc.com")).hasValueSatisfying(said("twice"));
    assertThat(domains("litwareinc.com", "a.example,A.example")).hasValueSatisfying(said("twice"));
    String hundred =
        IntStream.range(0, 100)
            .mapToObj(at -> "d%d.example".formatted(at))
            .collect(Collectors.joining(","));
    assertThat(domains("litwareinc.com", hundred)).isEmpty();
    assertThat(domains("litwareinc.com", hundred + ",more.example"))
        .hasValueSatisfying(said("100"));
  }

  private static Optional<String> domains(String primary, String others) {
    return Contradiction.in(Map.of(Setting.DOMAIN, primary, Setting.OTHER_DOMAINS, others));
  }

  private static Consumer<String> said(String word) {
    return why -> assertThat(why).startsWith("other-domains").contains(word);
  }

  @Test
  void boundsAreInOrder() {
    assertThat(Contradiction.in(Map.of(Setting.REGISTRATION_MINIMUM, "7201"))).isPresent();
    assertThat(Contradiction.in(Map.of(Setting.REGISTRATION_MAXIMUM, "7199"))).isPresent();
    assertThat(Contradiction.in(Map.of(Setting.CONFERENCES_PER_USER, "31"))).isPresent();
    assertThat(Contradiction.in(Map.of(Setting.WATCHED_PER_USER, "999"))).isPresent();
  }
}
