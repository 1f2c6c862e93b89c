package org.confab.protocol.ntlm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/**
 * The names of a server and its time, as AV pairs ([MS-NLMP] 2.2.2.1).
 *
 * @param netbiosDomain NetBIOS name of the domain
 * @param netbiosComputer NetBIOS name of the server
 * @param dnsDomain DNS name of the domain
 * @param dnsComputer DNS name of the server
 * @param timestamp the server's time, in steps of 100 nanoseconds since 1601
 */
public record TargetInfo(
    String netbiosDomain,
    String netbiosComputer,
    String dnsDomain,
    String dnsComputer,
    long timestamp) {
  static final int FLAGS = 6;
  static final int TIMESTAMP = 7;
  private static final int NETBIOS_COMPUTER = 1;
  private static final int NETBIOS_DOMAIN = 2;
  private static final int DNS_COMPUTER = 3;
  private static final int DNS_DOMAIN = 4;
  private static final int MAX_NETBIOS_NAME = 15;
  private static final long SECONDS_FROM_1601_TO_1970 = 11_644_473_600L;

  /** The names that go with a server's DNS name and its domain. */
  public static TargetInfo of(String serverName, String domain, Instant now) {
    return new TargetInfo(netbios(domain), netbios(serverName), domain, serverName, fileTime(now));
  }

  private static String netbios(String dnsName) {
    String label = dnsName.split("\\.", 2)[0].toUpperCase(Locale.ROOT);
    return label.substring(0, Math.min(label.length(), MAX_NETBIOS_NAME));
  }

  /** A point in time as FILETIME: steps of 100 nanoseconds since 1601 ([MS-DTYP] 2.3.3). */
  public static long fileTime(Instant instant) {
    return (instant.getEpochSecond() + SECONDS_FROM_1601_TO_1970) * 10_000_000L
        + instant.getNano() / 100;
  }

  /** The AV pairs with their terminator. */
  byte[] encoded() {
    ByteBuffer out = ByteBuffer.allocate(2048).order(ByteOrder.LITTLE_ENDIAN);
    put(out, NETBIOS_DOMAIN, netbiosDomain);
    put(out, NETBIOS_COMPUTER, netbiosComputer);
    put(out, DNS_DOMAIN, dnsDomain);
    put(out, DNS_COMPUTER, dnsComputer);
    out.putShort((short) TIMESTAMP).putShort((short) 8).putLong(timestamp);
    out.putInt(0);
    byte[] encoded = new byte[out.position()];
    out.flip().get(encoded);
    return encoded;
  }

  private static void put(ByteBuffer out, int id, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_16LE);
    out.putShort((short) id).putShort((short) bytes.length).put(bytes);
  }

  /** The value of an AV pair; empty if the pair is absent or the list is cut off. */
  static byte[] find(byte[] pairs, int wanted) {
    ByteBuffer in = ByteBuffer.wrap(pairs).order(ByteOrder.LITTLE_ENDIAN);
    while (in.remaining() >= 4) {
      int id = Short.toUnsignedInt(in.getShort());
      int length = Short.toUnsignedInt(in.getShort());
      if (id == 0 || length > in.remaining()) {
        break;
      }
      byte[] value = new byte[length];
      in.get(value);
      if (id == wanted) {
        return value;
      }
    }
    return new byte[0];
  }
}
