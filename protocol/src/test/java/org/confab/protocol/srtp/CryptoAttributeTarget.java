package org.confab.protocol.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.confab.protocol.fuzz.FuzzTarget;
import org.confab.protocol.fuzz.Mutations;

/** Keys in session descriptions (RFC 4568). */
public final class CryptoAttributeTarget {
  private CryptoAttributeTarget() {}

  /** The attribute. */
  public static FuzzTarget<?> target() {
    return FuzzTarget.bytes("srtp-crypto", CryptoAttribute.class, SrtpKey.class)
        .seeds(lines())
        .holds(CryptoAttributeTarget::check);
  }

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

  private static void check(byte[] bytes) {
    String line = new String(bytes, StandardCharsets.ISO_8859_1);
    CryptoAttribute read;
    try {
      read = CryptoAttribute.parse(line);
    } catch (IllegalArgumentException refused) {
      // Nobody may learn a key from the log.
      assertThat(refused.getMessage()).doesNotContain(KEY.substring(0, 20));
      throw refused;
    }
    try {
      assertThat(CryptoAttribute.parse(read.asString())).isEqualTo(read);
    } catch (IllegalArgumentException refused) {
      throw new AssertionError("does not read what it wrote: " + read.asString(), refused);
    }
    assertThat(read.toString()).doesNotContain(KEY.substring(0, 20));
  }
}
