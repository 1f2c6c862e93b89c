package org.confab.protocol.srtp;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of {@code a=crypto} (RFC 4568 9.1) with one key: {@code 1 AES_CM_128_HMAC_SHA1_80
 * inline:KEY|2^31|1:1}. Session parameters (KDR, UNENCRYPTED_SRTP …) are refused: none is spoken,
 * and one that is not understood makes the line unusable (6.3). Clients of 2007 R2 skip a line
 * without lifetime and one with MKI ([MS-SRTP]); written is therefore {@code |2^31} and no MKI
 * unless the line has one.
 *
 * @param tag number of the line, 0–999999999
 * @param keying suite, key and MKI
 */
public record CryptoAttribute(int tag, SrtpKeying keying) {
  /** Longest value that is looked at. */
  public static final int MAX_LENGTH = 256;

  private static final int MAX_LIFETIME_POWER = 48;

  private static final Pattern SYNTAX =
      Pattern.compile(
          "(?<tag>[0-9]{1,9})\\s+(?<suite>[A-Za-z0-9_]+)\\s+[iI][nN][lL][iI][nN][eE]:"
              + "(?<key>[A-Za-z0-9+/]{40}|[A-Za-z0-9+/]{38}(?:==)?)"
              + "(?:\\|(?<life>2\\^[0-9]{1,3}|[0-9]{1,15}))?"
              + "(?:\\|(?<mki>[0-9]{1,18}):(?<length>[0-9]{1,3}))?\\s*");

  /** Throws {@link IllegalArgumentException} if the tag is not one. */
  public CryptoAttribute {
    if (tag < 0 || tag > 999_999_999) {
      throw new IllegalArgumentException("crypto tag " + tag);
    }
  }

  /** A line of our own, with a new key or that of the answer. */
  public static CryptoAttribute of(int tag, SrtpSuite suite, SrtpKey key) {
    return new CryptoAttribute(tag, new SrtpKeying(suite, key));
  }

  /**
   * Reads what stands behind {@code a=crypto:}.
   *
   * @throws IllegalArgumentException if it is malformed, or asks for what is not spoken: RFC 4568
   *     7.1.2 has such a line passed over; the message has no key in it
   */
  public static CryptoAttribute parse(String value) {
    if (value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("crypto line of " + value.length() + " characters");
    }
    Matcher line = SYNTAX.matcher(value);
    if (!line.matches()) {
      throw new IllegalArgumentException("a crypto line that cannot be read or is not spoken");
    }
    SrtpSuite suite =
        SrtpSuite.named(line.group("suite"))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "suite " + line.group("suite").toUpperCase(Locale.ROOT)));
    checkLifetime(line.group("life"));
    Mki mki =
        line.group("mki") == null
            ? Mki.NONE
            : new Mki(Long.parseLong(line.group("mki")), Integer.parseInt(line.group("length")));
    return new CryptoAttribute(
        Integer.parseInt(line.group("tag")),
        new SrtpKeying(suite, SrtpKey.parse(line.group("key")), mki));
  }

  // A lifetime is a promise of the sender's; nothing of ours depends on how long it is.
  private static void checkLifetime(@org.jspecify.annotations.Nullable String life) {
    if (life == null) {
      return;
    }
    boolean power = life.startsWith("2^");
    long value = Long.parseLong(power ? life.substring(2) : life);
    long most = power ? MAX_LIFETIME_POWER : 1L << MAX_LIFETIME_POWER;
    if (value > most || value == 0 && !power) {
      throw new IllegalArgumentException("lifetime " + life);
    }
  }

  /** The text behind {@code a=crypto:}: a secret. */
  public String asString() {
    Mki mki = keying.mki();
    return tag
        + " "
        + keying.suite()
        + " inline:"
        + keying.key().asBase64()
        + "|2^31"
        + (mki.none() ? "" : "|" + mki.value() + ":" + mki.length());
  }
}
