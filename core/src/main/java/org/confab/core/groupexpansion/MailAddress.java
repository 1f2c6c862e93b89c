package org.confab.core.groupexpansion;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A mail address, {@code local@domain}, in lower case: directories compare both parts without
 * regard to case.
 *
 * @param address the address in lower case
 */
public record MailAddress(String address) {
  /** Longest address, in characters (RFC 3696 3: 64 + 1 + 255). */
  public static final int MAX_LENGTH = 320;

  private static final Pattern FORM =
      Pattern.compile("[^\\p{Z}\\p{C}@<>\"(),:;\\\\]+@[^\\p{Z}\\p{C}@<>\"(),:;\\\\]+");
  private static final Pattern SCHEME = Pattern.compile("(?i)^(smtp|mailto|sip):");

  /** Throws {@link IllegalArgumentException} if the text is no mail address. */
  public MailAddress {
    address = address.toLowerCase(Locale.ROOT);
    if (address.length() > MAX_LENGTH || !FORM.matcher(address).matches()) {
      throw new IllegalArgumentException("not a mail address");
    }
  }

  /**
   * Reads an address as clients write it: with or without {@code smtp:} (the directory's
   * proxyAddresses), {@code mailto:} or {@code sip:} before it.
   *
   * @throws IllegalArgumentException if the text is no mail address
   */
  public static MailAddress parse(String text) {
    return new MailAddress(SCHEME.matcher(text.strip()).replaceFirst(""));
  }

  /** The part before the at sign: the mail nickname. */
  public String nickname() {
    return address.substring(0, address.indexOf('@'));
  }

  /** The address as text. */
  public String asString() {
    return address;
  }

  @Override
  public String toString() {
    return address;
  }
}
