package org.confab.core.authentication;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The ways to prove a password to this server. */
public enum SignInScheme {
  /** [MS-SIPAE], for Communicator-type clients: one handshake, then every message is signed. */
  NTLM,
  /** RFC 8760, for plain SIP clients: every request carries its proof. */
  DIGEST;

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
      String name = word.strip().toUpperCase(Locale.ROOT);
      if (!name.equals(NTLM.name()) && !name.equals(DIGEST.name())) {
        throw new IllegalArgumentException("no scheme of signing in: '" + word.strip() + "'");
      }
      found.add(valueOf(name));
    }
    return found;
  }
}
