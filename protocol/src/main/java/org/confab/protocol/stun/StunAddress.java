package org.confab.protocol.stun;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Addresses in attributes: a zero, the family, the port, 4 or 16 bytes (RFC 5389 15.1). In the
 * exclusive-or form (15.2) the port is changed by the first two bytes of the transaction id and the
 * address by its first 4 or all 16: in RFC 5389 these are the cookie and what follows, in [MS-TURN]
 * whatever the client has chosen.
 */
public final class StunAddress {
  private static final int HEAD = 4;
  private static final int IPV4 = 1;
  private static final int IPV6 = 2;

  private StunAddress() {}

  /** Writes an address in clear. */
  public static StunAttribute plain(StunAttributeType type, InetSocketAddress address) {
    return StunAttribute.of(type, bytes(address));
  }

  /** Writes an address in the exclusive-or form. */
  public static StunAttribute xored(
      StunAttributeType type, InetSocketAddress address, TransactionId id) {
    return StunAttribute.of(type, xor(bytes(address), id));
  }

  /** Reads an address in clear; empty if there is none. */
  public static Optional<InetSocketAddress> plain(StunAttribute attribute) {
    return read(attribute.value());
  }

  /** Reads an address in the exclusive-or form; empty if there is none. */
  public static Optional<InetSocketAddress> xored(StunAttribute attribute, TransactionId id) {
    byte[] value = attribute.value();
    return value.length == HEAD + 4 || value.length == HEAD + 16
        ? read(xor(value, id))
        : Optional.empty();
  }

  private static byte[] bytes(InetSocketAddress address) {
    byte[] host = address.getAddress().getAddress();
    byte[] out = new byte[HEAD + host.length];
    out[1] = (byte) (host.length == 4 ? IPV4 : IPV6);
    out[2] = (byte) (address.getPort() >> 8);
    out[3] = (byte) address.getPort();
    System.arraycopy(host, 0, out, HEAD, host.length);
    return out;
  }

  private static byte[] xor(byte[] value, TransactionId id) {
    value[2] ^= id.at(0);
    value[3] ^= id.at(1);
    for (int i = HEAD; i < value.length; i++) {
      value[i] ^= id.at(i - HEAD);
    }
    return value;
  }

  private static Optional<InetSocketAddress> read(byte[] value) {
    boolean ipv4 = value.length == HEAD + 4 && value[1] == IPV4;
    boolean ipv6 = value.length == HEAD + 16 && value[1] == IPV6;
    if (!ipv4 && !ipv6) {
      return Optional.empty();
    }
    byte[] host = java.util.Arrays.copyOfRange(value, HEAD, value.length);
    try {
      return Optional.of(
          new InetSocketAddress(
              InetAddress.getByAddress(host), (value[2] & 0xff) << 8 | value[3] & 0xff));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("4 or 16 bytes are an address", impossible);
    }
  }
}
