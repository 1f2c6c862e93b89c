package org.confab.protocol.location;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An IPv4 or IPv6 address as a number.
 *
 * @param family its kind
 * @param value the number, from 0 up to what the family's bits hold
 */
public record IpAddress(Family family, BigInteger value) {
  /** Longest text that is looked at, in characters. */
  public static final int MAX_LENGTH = 64;

  private static final Pattern DIGITS_WITH_DOTS =
      Pattern.compile(
          "%1$s(?:\\.%1$s){3}".formatted("(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"));
  private static final Pattern WITH_COLONS = Pattern.compile("[0-9A-Fa-f:][0-9A-Fa-f:.]*");

  /** The kinds of addresses. */
  public enum Family {
    V4(32),
    V6(128);

    private final int bits;

    Family(int bits) {
      this.bits = bits;
    }

    /** Bits of an address. */
    public int bits() {
      return bits;
    }
  }

  /** Throws {@link IllegalArgumentException} for a number that the family does not hold. */
  public IpAddress {
    if (value.signum() < 0 || value.bitLength() > family.bits) {
      throw new IllegalArgumentException("no address of " + family.bits + " bits");
    }
  }

  /**
   * Reads an address in digits; names are never looked up. The zone of an IPv6 address is left out,
   * an IPv4 address mapped into IPv6 is that IPv4 address.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static IpAddress parse(String text) {
    String stripped = text.strip();
    String bare = stripped.split("%", 2)[0];
    boolean colons = bare.indexOf(':') >= 0;
    Pattern form = colons ? WITH_COLONS : DIGITS_WITH_DOTS;
    boolean zone = bare.length() < stripped.length();
    if (stripped.length() > MAX_LENGTH || !form.matcher(bare).matches() || (zone && !colons)) {
      throw new IllegalArgumentException("no IP address");
    }
    try {
      InetAddress read = InetAddress.getByName(bare); // has been found to be no name
      Family family = read instanceof Inet4Address ? Family.V4 : Family.V6;
      return new IpAddress(family, new BigInteger(1, read.getAddress()));
    } catch (UnknownHostException wrong) {
      throw new IllegalArgumentException("no IP address", wrong);
    }
  }

  /** The first address of the network of that many leading bits in which this one lies. */
  public IpAddress prefix(int length) {
    int rest = family.bits - length;
    return new IpAddress(family, value.shiftRight(rest).shiftLeft(rest));
  }

  /** The address in digits, IPv6 as RFC 5952 writes it. */
  public String asString() {
    List<Integer> groups = groups(family == Family.V4 ? 8 : 16);
    if (family == Family.V4) {
      return String.join(".", groups.stream().map(String::valueOf).toList());
    }
    int[] gap = longestGap(groups);
    if (gap[1] < 2) {
      return hexadecimal(groups);
    }
    return hexadecimal(groups.subList(0, gap[0]))
        + "::"
        + hexadecimal(groups.subList(gap[0] + gap[1], groups.size()));
  }

  private List<Integer> groups(int width) {
    List<Integer> groups = new ArrayList<>();
    BigInteger mask = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
    for (int shift = family.bits - width; shift >= 0; shift -= width) {
      groups.add(value.shiftRight(shift).and(mask).intValue());
    }
    return groups;
  }

  private static String hexadecimal(List<Integer> groups) {
    return String.join(":", groups.stream().map(Integer::toHexString).toList());
  }

  /** Where the longest run of zeros begins, the first of equals, and how long it is. */
  private static int[] longestGap(List<Integer> groups) {
    int[] longest = {0, 0};
    int run = 0;
    for (int i = 0; i < groups.size(); i++) {
      run = groups.get(i) == 0 ? run + 1 : 0;
      if (run > longest[1]) {
        longest = new int[] {i - run + 1, run};
      }
    }
    return longest;
  }

  @Override
  public String toString() {
    return asString();
  }
}
