package org.confab.core.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import org.confab.core.SipDomains;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherRealmsTest {
  private final OtherRealms others = new OtherRealms(SipDomains.of("litwareinc.com"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "Digest realm=\"gateway.test\", nonce=\"1\" | true",
        "digest username=\"a\", realm=\"gateway.test\" | true",
        "Digest username=\"realm=litwareinc.com\",realm=\"other\" | true",
        "Digest realm=\"litwareinc.com\", nonce=\"1\" | false",
        "Digest nonce=\"1\" | false",
        "NTLM realm=\"SIP Communications Service\" | false",
        "Kerberos realm=\"gateway.test\" | false",
        "'' | false"
      })
  void digestOfAnotherRealmIsAnothersAffair(String value, boolean concern) {
    assertThat(others.concern(value)).isEqualTo(concern);
  }
}
