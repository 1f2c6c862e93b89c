package org.confab.protocol.location;

import java.util.List;
import java.util.stream.IntStream;
import org.confab.protocol.xml.XmlValue;

/**
 * A network of IP addresses, such as {@code 127.0.0.0/8}.
 *
 * @param base its first address
 * @param length how many leading bits all its addresses share
 */
public record Subnet(IpAddress base, int length) {
  /** Throws {@link IllegalArgumentException} if the address is not the network's first one. */
  public Subnet {
    if (length < 0 || length > base.family().bits()) {
      throw new IllegalArgumentException("no prefix length of " + base.asString() + ": " + length);
    }
    if (!base.prefix(length).equals(base)) {
      throw new IllegalArgumentException(
          base.asString()
              + " has bits beyond its first "
              + length
              + ": is it "
              + of(base, length)
              + "?");
    }
  }

  /** The network of that prefix length in which an address lies. */
  public static Subnet of(IpAddress address, int length) {
    return new Subnet(address.prefix(length), length);
  }

  /**
   * Reads address, slash, prefix length.
   *
   * @throws IllegalArgumentException with a sentence for people if it is none
   */
  public static Subnet parse(String text) {
    String[] parts = text.strip().split("/", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("no subnet such as 10.1.0.0/16");
    }
    IpAddress base = IpAddress.parse(parts[0]);
    return new Subnet(base, (int) XmlValue.number(parts[1], base.family().bits()));
  }

  /** Every network in which an address lies, the smallest first: 33 of IPv4, 129 of IPv6. */
  public static List<Subnet> containing(IpAddress address) {
    int bits = address.family().bits();
    return IntStream.rangeClosed(0, bits).mapToObj(out -> of(address, bits - out)).toList();
  }

  /** Whether an address lies in it. */
  public boolean contains(IpAddress address) {
    return address.family() == base.family() && address.prefix(length).equals(base);
  }

  /** As it is written. */
  public String asString() {
    return base.asString() + "/" + length;
  }

  @Override
  public String toString() {
    return asString();
  }
}
