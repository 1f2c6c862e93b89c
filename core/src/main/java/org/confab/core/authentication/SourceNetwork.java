package org.confab.core.authentication;

/** What counts as one source where sources are counted. */
public final class SourceNetwork {
  private SourceNetwork() {}

  /**
   * The network of an address. An IPv6 customer has one of 64 bits; its addresses count as one.
   *
   * @param address IP address in numbers
   */
  public static String of(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    String[] groups = address.split("%", 2)[0].split(":", -1);
    return groups.length == 8
        ? String.join(":", groups[0], groups[1], groups[2], groups[3]) + "::/64"
        : address;
  }
}
