package org.confab.protocol.kerberos;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The name of a person or a service, such as {@code alice@AD.TEST} or {@code
 * sip/sip.litwareinc.com@AD.TEST} (RFC 4120 6.2). Names whose parts hold a separator themselves
 * cannot be made: their text would be that of somebody else.
 *
 * @param name the parts with slashes between them
 * @param realm the realm, by custom in capital letters
 */
public record KerberosName(String name, String realm) {
  /** Longest name and longest realm, in characters. */
  public static final int MAX_LENGTH = 255;

  private static final Pattern NAME =
      Pattern.compile("[^@/\\\\\\p{Cntrl}]+(/[^@/\\\\\\p{Cntrl}]+)*");
  private static final Pattern REALM = Pattern.compile("[^@/\\\\\\s\\p{Cntrl}]+");

  /** Throws {@link IllegalArgumentException} for what is no name. */
  public KerberosName {
    if (name.length() > MAX_LENGTH
        || realm.length() > MAX_LENGTH
        || !NAME.matcher(name).matches()
        || !REALM.matcher(realm).matches()) {
      throw new IllegalArgumentException("no Kerberos name, such as alice@EXAMPLE.COM");
    }
  }

  /**
   * Reads {@code name@REALM}.
   *
   * @throws IllegalArgumentException if it is not so
   */
  public static KerberosName parse(String text) {
    int at = text.lastIndexOf('@');
    return new KerberosName(
        text.substring(0, Math.max(at, 0)), at < 0 ? "" : text.substring(at + 1));
  }

  /** The name with these parts; throws {@link IllegalArgumentException} for a part with a slash. */
  static KerberosName of(List<String> parts, String realm) {
    if (parts.stream().anyMatch(part -> part.indexOf('/') >= 0)) {
      throw new IllegalArgumentException("a part of a Kerberos name has a slash");
    }
    return new KerberosName(String.join("/", parts), realm);
  }

  /** Whether this is a person's name: it has one part. */
  public boolean isPerson() {
    return name.indexOf('/') < 0;
  }

  /** Whether both are the same where case does not count, as in Active Directory. */
  public boolean equalsIgnoreCase(KerberosName other) {
    return asString().equalsIgnoreCase(other.asString());
  }

  /** The text, {@code name@REALM}. */
  public String asString() {
    return name + "@" + realm;
  }

  @Override
  public String toString() {
    return asString();
  }
}
