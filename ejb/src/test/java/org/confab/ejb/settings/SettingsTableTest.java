package org.confab.ejb.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.confab.core.Settings;
import org.confab.subsystem.settings.Kind;
import org.confab.subsystem.settings.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the subsystem lets administrators set is what the application reads. */
class SettingsTableTest {
  /** From the sockets of WildFly, not from a setting. */
  private static final Set<String> LISTENERS =
      Set.of(
          "confab.bind",
          "confab.sip.port",
          "confab.sips.port",
          "confab.http.port",
          "confab.https.port");

  private static Settings with(String name, String value) {
    return Settings.of(asked -> asked.equals(name) ? Optional.of(value) : Optional.empty());
  }

  @Test
  void theApplicationReadsEverySettingAndNoOther() {
    Map<String, String> some =
        Map.of(
            "confab.ldap.url", "ldap://127.0.0.1",
            "confab.location.secondary.url", "https://lis.example.com/",
            "confab.kerberos.keytab", "/keytab");
    Set<String> asked = new TreeSet<>();
    Settings.of(
        name -> {
          asked.add(name);
          return Optional.ofNullable(some.get(name));
        });
    asked.removeAll(LISTENERS);
    assertThat(asked)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Setting.values())
                // What ./confab starts the process with is not for the application.
                .filter(setting -> setting.counts() != Setting.Counts.AFTER_RESTART)
                .map(Setting::property)
                .toList());
  }

  @Test
  void bothHaveTheSameDefaults() {
    Map<String, String> defaults = new HashMap<>();
    for (Setting setting : Setting.values()) {
      setting.standard().ifPresent(value -> defaults.put(setting.property(), value));
    }
    assertThat(Settings.of(name -> Optional.ofNullable(defaults.get(name))))
        .isEqualTo(Settings.of(name -> Optional.empty()));
  }

  static List<Setting> numbers() {
    return Arrays.stream(Setting.values())
        .filter(setting -> setting.kind().shape() == Kind.Shape.NUMBER)
        .filter(setting -> setting.group() != Setting.Group.DIRECTORY)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void bothHaveTheSameBounds(Setting setting) {
    for (long right : new long[] {setting.kind().least(), setting.kind().most()}) {
      assertThat(with(setting.property(), Long.toString(right))).isNotNull();
    }
    for (long wrong : new long[] {setting.kind().least() - 1, setting.kind().most() + 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> with(setting.property(), Long.toString(wrong)))
          .withMessageContaining(setting.property());
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void whatTheSubsystemTakesTheApplicationCanRead(Map.Entry<Setting, String> one) {
    Map<String, String> all =
        new HashMap<>(
            Map.of("confab.ldap.url", "ldap://127.0.0.1", "confab.kerberos.keytab", "/keytab"));
    all.put(one.getKey().property(), one.getValue());
    assertThat(one.getKey().kind().complaint(one.getValue())).isEmpty();
    assertThat(Settings.of(name -> Optional.ofNullable(all.get(name)))).isNotNull();
  }

  static Stream<Map.Entry<Setting, String>> texts() {
    return Stream.of(
        Map.entry(Setting.LDAP_URL, "ldaps://[::1]:636/,ldap://dc-1.example.com"),
        Map.entry(Setting.LDAP_INTERVAL, "1"),
        Map.entry(Setting.LDAP_INTERVAL, "86400"),
        Map.entry(Setting.LDAP_ATTRIBUTES, "sip=mail; PHONE = ipPhone | telephoneNumber; office="),
        Map.entry(
            Setting.LDAP_ATTRIBUTES,
            "id=a;sip=a;name=a;mail=a;title=a;department=a;office=a;phone=a;home=a;mobile=a;other=a;"
                + "company=a;city=a;state=a;country=a;disabled=a;enabled=a;manager=a;photo=a;"
                + "expires=a;login=a;principal=a;members=a;hidden=a"),
        Map.entry(Setting.KERBEROS_REALMS, "AD.EXAMPLE.COM=example.com,B=b"),
        Map.entry(Setting.LOCATION_SECONDARY_URL, "http://localhost:8080/lis"),
        Map.entry(Setting.LOCATION_TRUSTED, "sip:a.b-c_d+e@example.com,SIP:X@Y.example"),
        Map.entry(Setting.OTHER_DOMAINS, "Fabrikam.com,xn--mnchen-3ya.example,localhost"),
        Map.entry(Setting.MEDIA_SERVER_NAMES, "media-1,media_2.example"),
        Map.entry(Setting.SIP_SCHEMES_UDP, "digest"));
  }
}
