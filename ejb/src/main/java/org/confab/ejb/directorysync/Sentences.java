package org.confab.ejb.directorysync;

import com.unboundid.ldap.sdk.LDAPException;
import java.util.Optional;

/** What went wrong with a directory, for an administrator. */
final class Sentences {
  /** Longest sentence, in characters. */
  private static final int MAX = 400;

  private Sentences() {}

  /** The kind of failure and what was said; passwords are in neither. */
  static String of(Exception failed) {
    String said = Optional.ofNullable(failed.getMessage()).orElse(failed.toString());
    String text =
        failed instanceof LDAPException ldap ? ldap.getResultCode().getName() + ", " + said : said;
    String line = text.replaceAll("\\p{Cntrl}+", " ").replaceAll(", ldapSDKVersion=.*", "").strip();
    return line.length() > MAX ? line.substring(0, MAX) : line;
  }
}
