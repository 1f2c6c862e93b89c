package org.confab.protocol.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CryptoAttributeTest {
  private static final String KEY = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";
  private static final String SHORT = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubA";

  @Test
  void theLineOfTheRfcIsRead() {
    CryptoAttribute line =
        CryptoAttribute.parse("1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|2^20|1:4");
    assertThat(line.tag()).isEqualTo(1);
    assertThat(line.keying().suite()).isEqualTo(SrtpSuite.AES_CM_128_HMAC_SHA1_80);
    assertThat(line.keying().key().asBase64()).isEqualTo(KEY);
    assertThat(line.keying().mki()).isEqualTo(new Mki(1, 4));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0, 0",
    "'|2^31', 0, 0",
    "'|2^48', 0, 0",
    "'|2147483648', 0, 0",
    "'|1:4', 1, 4",
    "'|2^31|1:1', 1, 1",
    "'|2^20|1:4', 1, 4",
    "'|1048576|17:2', 17, 2",
    "'|2^31|4294967295:4 ', 4294967295, 4",
    "'|2^31|000000001:128', 1, 128",
  })
  void lifetimesAndIdentifiersOfAllSpellingsAreRead(String end, long value, int length) {
    CryptoAttribute line = CryptoAttribute.parse("1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + end);
    assertThat(line.keying().mki()).isEqualTo(new Mki(value, length));
  }

  @Test
  void aShorterKeyBelongsToGaloisCounterMode() {
    for (String key : List.of(SHORT, SHORT + "==")) {
      CryptoAttribute line = CryptoAttribute.parse("3 AEAD_AES_128_GCM inline:" + key + "|2^31");
      assertThat(line.keying().suite()).isEqualTo(SrtpSuite.AEAD_AES_128_GCM);
      assertThat(line.asString()).isEqualTo("3 AEAD_AES_128_GCM inline:" + SHORT + "==|2^31");
    }
  }

  @Test
  void eachSuiteThatWorksDifferentlyHasAKeyOfItsOwn() {
    SrtpKey key = SrtpKey.parse(KEY);
    assertThat(key.of(SrtpSuite.AES_CM_128_HMAC_SHA1_32)).isSameAs(key);
    SrtpKey other = key.of(SrtpSuite.AEAD_AES_128_GCM);
    assertThat(other).isEqualTo(key.of(SrtpSuite.AEAD_AES_128_GCM));
    assertThat(other.asBase64().substring(0, 20)).isNotEqualTo(KEY.substring(0, 20));
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
        "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|2^31|1:129",
        "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|1:0:1",
        "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|0",
        "1 AEAD_AES_128_GCM inline:" + KEY + "|2^31",
        "1 AES_CM_128_HMAC_SHA1_80 inline:" + SHORT + "|2^31",
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
        Combinators.combine(
                Arbitraries.integers().between(0, 255), Arbitraries.integers().between(1, 128))
            .as((value, length) -> new Mki(value, length));
    return Combinators.combine(
            Arbitraries.integers().between(0, 999_999_999),
            Arbitraries.of(SrtpSuite.class),
            keys,
            Arbitraries.oneOf(Arbitraries.just(Mki.NONE), identifiers))
        .as(
            (tag, suite, key, mki) ->
                new CryptoAttribute(tag, new SrtpKeying(suite, key.of(suite), mki)));
  }
}
