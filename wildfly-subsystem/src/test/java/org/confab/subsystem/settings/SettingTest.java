package org.confab.subsystem.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingTest {
  private static final Properties TEXTS = texts();

  private static Properties texts() {
    Properties read = new Properties();
    String file = "/org/confab/subsystem/LocalDescriptions.properties";
    try (InputStream in = SettingTest.class.getResourceAsStream(file)) {
      read.load(Objects.requireNonNull(in));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
    return read;
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void everySettingHasAHelpTextAndADefaultThatItTakes(Setting setting) {
    assertThat(TEXTS.getProperty("confab." + setting.attribute())).isNotBlank();
    setting.standard().ifPresent(value -> assertThat(setting.kind().complaint(value)).isEmpty());
    assertThat(Setting.named(setting.attribute())).contains(setting);
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void noSettingTakesNothingOrALineEnd(Setting setting) {
    assertThat(setting.kind().complaint("")).isPresent();
    assertThat(setting.kind().complaint(" ")).isPresent();
    if (setting.kind().shape() != Kind.Shape.LIST) {
      assertThat(setting.kind().complaint("a\nb")).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void theExampleInARefusalIsTaken(Setting setting) {
    String example = setting.kind().example();
    if (!example.isEmpty()) {
      assertThat(setting.kind().complaint(example)).isEmpty();
    }
  }

  @Test
  void theDefaultsDoNotContradictEachOther() {
    assertThat(Contradiction.in(java.util.Map.of())).isEmpty();
  }

  @Test
  void namesFollowFromEachOther() {
    assertThat(Setting.WEB_TICKET_HOURS.attribute()).isEqualTo("web-ticket-hours");
    assertThat(Setting.WEB_TICKET_HOURS.property()).isEqualTo("confab.web.ticket.hours");
    assertThat(Setting.WEB_TICKET_HOURS.variable()).isEqualTo("CONFAB_WEB_TICKET_HOURS");
    assertThat(Setting.named("none")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "web-ticket-hours>0>'0' is not a number from 1 to 24",
        "web-ticket-hours>25>'25' is not a number from 1 to 24",
        "web-ticket-hours>99999999999999999999>'99999999999999999999' is not a number from 1 to 24",
        "web-ticket-hours>-1>'-1' is not a number from 1 to 24",
        "web-ticket-hours>eight>'eight' is not a number from 1 to 24",
        "sample>yes>'yes' is not one of true, false",
        "sip-schemes-udp>digest,basic>'basic' is not some of kerberos, tls-dsk, ntlm, digest",
        "street-guide-unknown>guess>'guess' is not one of refuse, mark",
        "domain>exa mple.com>'exa mple.com' is not a text such as example.com",
        "ldap-url>http://dc1>'http://dc1' is not a text such as ldaps://dc1.example.com",
        "ldap-url>ldap://a..b>'ldap://a..b' is not a text such as ldaps://dc1.example.com",
        "kerberos-realms>AD>'AD' is not a text such as AD.EXAMPLE.COM=example.com",
        "location-trusted>lis>'lis' is not a text such as sip:lis@example.com",
        "ldap-attributes>colour=red>'colour=red' is not a text such as sip=mail; office=;"
            + " phone=ipPhone|mobile"
      })
  void whatIsWrongIsToldWithWhatIsAllowed(String attribute, String value, String complaint) {
    assertThat(Setting.named(attribute).orElseThrow().kind().complaint(value)).contains(complaint);
  }

  @Test
  void aLocationServiceIsAskedInClearOnThisMachineOnly() {
    Kind kind = Setting.LOCATION_SECONDARY_URL.kind();
    assertThat(kind.complaint("http://127.0.0.1:8080/lis")).isEmpty();
    assertThat(kind.complaint("http://lis.example.com/lis")).isPresent();
    assertThat(kind.complaint("https://user@lis.example.com/lis")).isPresent();
  }

  @Test
  void longTextsAreRefusedAndNotToldWhole() {
    String complaint = Setting.LDAP_BASE.kind().complaint("x".repeat(5000)).orElseThrow();
    assertThat(complaint).hasSizeLessThan(200);
  }

  @Test
  void everyGroupHasASetting() {
    assertThat(Arrays.stream(Setting.values()).map(Setting::group).distinct())
        .containsExactlyInAnyOrder(Setting.Group.values());
  }
}
