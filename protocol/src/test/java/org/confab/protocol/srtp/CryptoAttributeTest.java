package org.confab.protocol.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CryptoAttributeTest {
  private static final String KEY = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";

  @Test
  void theLineOfTheRfcIsRead() {
    CryptoAttribute line =
        CryptoAttribute.parse("1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|2^20|1:4");
    assertThat(line.tag()).isEqualTo(1);
    assertThat(line.keying().suite()).isEqualTo(SrtpSuite.AES_CM_128_HMAC_SHA1_80);
    assertThat(line.keying().key().asBase64()).isEqualTo(KEY);
    assertThat(line.keying().mki()).isEqualTo(new Mki(1, 4));
  }

  @Test
  void theThreeSpellingsOfACommunicatorAreRead() {
    String start = "2 AES_CM_128_HMAC_SHA1_80 inline:" + KEY;
    assertThat(CryptoAttribute.parse(start).keying().mki()).isEqualTo(Mki.NONE);
    assertThat(CryptoAttribute.parse(start + "|2^31").keying().mki()).isEqualTo(Mki.NONE);
    assertThat(CryptoAttribute.parse(start + "|2^31|1:1").keying().mki()).isEqualTo(new Mki(1, 1));
  }

  @Test
  void anOwnLineHasALifetimeAndNoMki() {
    assertThat(
            CryptoAttribute.of(7, SrtpSuite.AES_CM_128_HMAC_SHA1_32, SrtpKey.parse(KEY)).asString())
        .isEqualTo("7 AES_CM_128_HMAC_SHA1_32 inline:" + KEY + "|2^31");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1 AES_CM_128_HMAC_SHA1_80",
        "1 AES_CM_128_HMAC_SHA1_80 inline:short|2^31",
        "1 F8_128_HMAC_SHA1_80 inline:" + KEY + "|2^31",
        "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|2^99",
        "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|2^31|300:1",
        "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|2^31|1:128",
        "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|2^31 UNENCRYPTED_SRTP",
        "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|2^31;inline:" + KEY,
        "-1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY,
      })
  void whatIsNotSpokenIsRefusedWithoutTellingTheKey(String value) {
    assertThatThrownBy(() -> CryptoAttribute.parse(value))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain(KEY);
  }

  @Property
  void whatIsWrittenIsReadTheSame(@ForAll("lines") CryptoAttribute line) {
    assertThat(CryptoAttribute.parse(line.asString())).isEqualTo(line);
  }

  @Property
  void anythingElseIsRefusedAndNothingWorse(@ForAll String text) {
    assertThatThrownBy(() -> CryptoAttribute.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aKeyIsNotToldByItsText() {
    SrtpKey key = SrtpKey.generate(new SecureRandom());
    assertThat(CryptoAttribute.of(1, SrtpSuite.AES_CM_128_HMAC_SHA1_80, key).toString())
        .doesNotContain(key.asBase64());
  }

  @Provide
  Arbitrary<CryptoAttribute> lines() {
    Arbitrary<SrtpKey> keys = Arbitraries.bytes().array(byte[].class).ofSize(30).map(SrtpKey::of);
    Arbitrary<Mki> identifiers =
        Arbitraries.integers().between(0, 255).map(value -> new Mki(value, 1));
    return Combinators.combine(
            Arbitraries.integers().between(0, 999_999_999),
            Arbitraries.of(SrtpSuite.class),
            keys,
            Arbitraries.oneOf(Arbitraries.just(Mki.NONE), identifiers))
        .as((tag, suite, key, mki) -> new CryptoAttribute(tag, new SrtpKeying(suite, key, mki)));
  }
}
