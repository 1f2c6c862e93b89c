package org.confab.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.confab.core.authentication.ListenerSchemes;
import org.confab.core.authentication.SignInScheme;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static Settings of(Map<String, String> properties) {
    return Settings.of(name -> Optional.ofNullable(properties.get(name)));
  }

  @Test
  void defaultsAreThoseOfTheStartScript() {
    Settings settings = of(Map.of());

    assertThat(settings.domain()).isEqualTo("litwareinc.com");
    assertThat(settings.serverName()).isEqualTo("sip.litwareinc.com");
    assertThat(settings.bind()).isEqualTo("127.0.0.1");
    assertThat(settings.sipPort()).isEqualTo(5060);
    assertThat(settings.httpsPort()).isEqualTo(8443);
    assertThat(settings.secretKeyFile()).isEqualTo(Path.of(".confab/keys/secrets.key"));
    assertThat(settings.sample()).isFalse();
  }

  @Test
  void namesAreInLowerCaseAndTheServerIsNamedAfterItsDomain() {
    Settings settings = of(Map.of("confab.domain", "Example.ORG", "confab.sample", "true"));

    assertThat(settings.domain()).isEqualTo("example.org");
    assertThat(settings.serverName()).isEqualTo("sip.example.org");
    assertThat(settings.sample()).isTrue();
  }

  @Test
  void otherDomainsStandBesideThePrimary() {
    Settings two = of(Map.of("confab.other.domains", "Fabrikam.com,contoso.com"));
    assertThat(two.domains())
        .isEqualTo(SipDomains.of("litwareinc.com", "fabrikam.com", "contoso.com"));
    assertThat(two.domain()).isEqualTo("litwareinc.com");
    assertThat(two.serverName()).isEqualTo("sip.litwareinc.com");
    assertThat(of(Map.of()).domains().others()).isEmpty();
    assertThatThrownBy(() -> of(Map.of("confab.other.domains", "litwareinc.com")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyMediaServerIsTakenUnlessSomeAreNamed() {
    assertThat(of(Map.of()).takes("media-1")).isTrue();
    Settings two = of(Map.of("confab.media.server.names", "media-1, media-2"));
    assertThat(two.takes("media-2")).isTrue();
    assertThat(two.takes("media-3")).isFalse();
  }

  @Test
  void whatIsNoPortIsRefusedByItsName() {
    assertThatThrownBy(() -> of(Map.of("confab.sips.port", "70000")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("confab.sips.port is 70000, not a number from 1 to 65535");
    assertThatThrownBy(() -> of(Map.of("confab.sip.port", "sip")))
        .hasMessage("confab.sip.port is sip, not a number from 1 to 65535");
  }

  @Test
  void certificatesOfUsersHoldForAYearAtMostUnlessToldOtherwise() {
    assertThat(of(Map.of()).longestCertificate()).isEqualTo(365);
    assertThat(of(Map.of("confab.certificate.days", "30")).longestCertificate()).isEqualTo(30);
    assertThatThrownBy(() -> of(Map.of("confab.certificate.days", "0")))
        .hasMessage("confab.certificate.days is 0, not a number from 1 to 3650");
  }

  @Test
  void everyListenerTakesEverySchemeUnlessToldOtherwise() {
    assertThat(of(Map.of()).listenerSchemes()).isEqualTo(ListenerSchemes.all());
    assertThat(of(Map.of("confab.sip.schemes.udp", "Digest")).listenerSchemes().udp())
        .containsExactly(SignInScheme.DIGEST);
    assertThatThrownBy(() -> of(Map.of("confab.sip.schemes.tls", "none")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aWebTicketHoldsForHoursAndADayAtMost() {
    assertThat(of(Map.of()).webTicketLifetime()).hasHours(8);
    assertThat(of(Map.of("confab.web.ticket.hours", "24")).webTicketLifetime()).hasHours(24);
    assertThatThrownBy(() -> of(Map.of("confab.web.ticket.hours", "25")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("confab.web.ticket.hours");
  }
}
