package org.confab.core.authentication;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The ways to sign in to this server. Communicator-type clients are offered theirs in this order.
 */
public enum SignInScheme {
  /** A ticket of the organisation's own sign-in ([MS-SIPAE], RFC 4121); offered with a keytab. */
  KERBEROS("Kerberos"),
  /** A certificate of this server's own authority ([MS-SIPAE] 3.2.5.1). */
  TLS_DSK("TLS-DSK"),
  /** [MS-SIPAE], for Communicator-type clients: one handshake, then every message is signed. */
  NTLM("NTLM"),
  /** RFC 8760, for plain SIP clients: every request carries its proof. */
  DIGEST("Digest");

  private final String wireName;

  SignInScheme(String wireName) {
    this.wireName = wireName;
  }

  /** The scheme's name in headers; signatures cover it as written there. */
  public String wireName() {
    return wireName;
  }

  /** Every scheme. */
  public static Set<SignInScheme> all() {
    return EnumSet.allOf(SignInScheme.class);
  }

  /**
   * Reads a list such as {@code ntlm,digest}, in any case.
   *
   * @throws IllegalArgumentException if a word is no scheme, or there is none
   */
  public static Set<SignInScheme> parse(String list) {
    Set<SignInScheme> found = EnumSet.noneOf(SignInScheme.class);
    for (String word : list.split(",", -1)) {
      found.add(named(word.strip()));
    }
    return found;
  }

  private static SignInScheme named(String word) {
    return Arrays.stream(values())
        .filter(scheme -> scheme.wireName.equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no scheme of signing in: '" + word.toLowerCase(Locale.ROOT) + "'"));
  }
}
