package org.confab.core.kerberos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import org.confab.protocol.kerberos.KerberosName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KerberosSettingsTest {
  private static Optional<KerberosSettings> of(Map<String, String> properties) {
    return KerberosSettings.of(
        name -> Optional.ofNullable(properties.get(name)), "sip.litwareinc.com", "litwareinc.com");
  }

  @Test
  void without_a_keytab_there_is_no_kerberos() {
    assertThat(of(Map.of("confab.kerberos.principal", "sip/a"))).isEmpty();
  }

  @Test
  void the_service_is_called_like_the_server_and_its_realm_is_the_domains() {
    KerberosSettings settings =
        of(Map.of("confab.kerberos.keytab", "/etc/sip.keytab")).orElseThrow();
    KerberosName service = KerberosName.parse("sip/SIP.litwareinc.com@AD.TEST");
    assertThat(settings.isService(service)).isTrue();
    assertThat(settings.isService(KerberosName.parse("host/sip.litwareinc.com@AD.TEST"))).isFalse();
    assertThat(settings.realmsFor(service).domainOf("ad.TEST")).contains("litwareinc.com");
    assertThat(settings.realmsFor(service).domainOf("OTHER.TEST")).isEmpty();
  }

  @Test
  void realms_that_are_named_are_the_only_ones() {
    KerberosSettings settings =
        of(Map.of(
                "confab.kerberos.keytab", "k",
                "confab.kerberos.realms", "AD.TEST=a.com, corp.test=B.com"))
            .orElseThrow();
    Realms realms = settings.realmsFor(KerberosName.parse("sip/a@MAIN.TEST"));
    assertThat(realms.domainOf("AD.TEST")).contains("a.com");
    assertThat(realms.domainOf("CORP.TEST")).contains("b.com");
    assertThat(realms.domainOf("MAIN.TEST")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AD.TEST", "=a.com", "AD.TEST=", "A=b=c", "A=b,"})
  void what_is_no_realm_and_domain_is_refused(String list) {
    assertThatIllegalArgumentException().isThrownBy(() -> Realms.parse(list));
  }
}
