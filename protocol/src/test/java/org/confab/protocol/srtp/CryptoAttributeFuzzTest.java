package org.confab.protocol.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.confab.protocol.fuzz.Mutations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

class CryptoAttributeFuzzTest {
  private static final String KEY = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";

  /** Lifetimes and identifiers in the spellings of clients. */
  static List<byte[]> lines() {
    return Mutations.texts(
        "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|2^31",
        "2 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|2^31|1:1",
        "3 AES_CM_128_HMAC_SHA1_32 inline:" + KEY,
        "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|1048576|255:4",
        "4 AEAD_AES_128_GCM inline:" + KEY.substring(0, 38) + "==",
        "1 aes_cm_128_hmac_sha1_80 INLINE:" + KEY + "|2^48 ",
        "1 F8_128_HMAC_SHA1_80 inline:" + KEY + ";inline:" + KEY + " FEC_ORDER=FEC_SRTP");
  }

  @MethodSource("lines")
  @FuzzTest(maxDuration = "10s")
  void hostile_lines_are_read_or_refused(byte[] bytes) {
    String line = new String(bytes, StandardCharsets.ISO_8859_1);
    CryptoAttribute read;
    try {
      read = CryptoAttribute.parse(line);
    } catch (IllegalArgumentException refused) {
      // Nobody may learn a key from the log.
      assertThat(refused.getMessage()).doesNotContain(KEY.substring(0, 20));
      return;
    }
    assertThat(CryptoAttribute.parse(read.asString())).isEqualTo(read);
    assertThat(read.toString()).doesNotContain(KEY.substring(0, 20));
  }

  @Test
  void changedLinesAreReadOrRefused() {
    Mutations.of(lines()).run(5_000, this::hostile_lines_are_read_or_refused);
  }
}
