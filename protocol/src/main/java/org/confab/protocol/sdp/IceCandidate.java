package org.confab.protocol.sdp;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code a=candidate} as RFC 8839 5.1 and [MS-ICE2] spell it: foundation, component, transport,
 * priority, address, port, {@code typ} and more. The form of [MS-ICE] (draft 6), which begins with
 * a user name and has its password in the line, is another ({@link #isDraft6}).
 *
 * @param foundation equal for candidates of one kind and base
 * @param component 1 RTP, 2 RTCP
 * @param transport how it is reached
 * @param priority 1 to 2^31-1, the higher the better
 * @param address where
 * @param type how it was found
 */
public record IceCandidate(
    String foundation,
    int component,
    Transport transport,
    long priority,
    InetSocketAddress address,
    Type type) {
  /**
   * Most candidates of a medium that are read; the rest is passed over ([MS-ICE] 3.1.4.8.1: 20).
   */
  public static final int MAX_PER_MEDIUM = 40;

  private static final String ATTRIBUTE = "candidate";
  private static final int MAX_FOUNDATION = 32;
  private static final int FIELDS = 8;

  /** How a candidate is reached; {@code TCP-ACT} and {@code TCP-PASS} are [MS-ICE2]'s spelling. */
  public enum Transport {
    UDP("UDP"),
    TCP_ACTIVE("TCP-ACT"),
    TCP_PASSIVE("TCP-PASS"),
    OTHER("OTHER");

    private final String wireName;

    Transport(String wireName) {
      this.wireName = wireName;
    }

    static Transport of(String[] fields) {
      String name = fields[2].toUpperCase(Locale.ROOT);
      for (Transport transport : values()) {
        if (transport.wireName.equals(name)) {
          return transport;
        }
      }
      return name.equals("TCP") ? ofTcp(fields) : OTHER;
    }

    /** RFC 6544 says it behind: {@code tcptype active}. */
    private static Transport ofTcp(String[] fields) {
      for (int i = FIELDS; i + 1 < fields.length; i += 2) {
        if (fields[i].equalsIgnoreCase("tcptype")) {
          return switch (fields[i + 1].toLowerCase(Locale.ROOT)) {
            case "active" -> TCP_ACTIVE;
            case "passive" -> TCP_PASSIVE;
            default -> OTHER;
          };
        }
      }
      return OTHER;
    }
  }

  /** How a candidate was found, with its preference (RFC 8445 5.1.2.2). */
  public enum Type {
    HOST(126),
    PRFLX(110),
    SRFLX(100),
    RELAY(0);

    private final int preference;

    Type(int preference) {
      this.preference = preference;
    }

    /** 0 to 126. */
    public int preference() {
      return preference;
    }
  }

  /** Throws {@link IllegalArgumentException} for what could not be written or used. */
  public IceCandidate {
    SdpText.word(foundation);
    if (foundation.length() > MAX_FOUNDATION || component < 1 || component > 256) {
      throw new IllegalArgumentException("not a candidate of ICE");
    }
    if (priority < 0 || priority > 0xffff_ffffL || address.isUnresolved()) {
      throw new IllegalArgumentException("not a candidate of ICE");
    }
  }

  /** A host candidate for UDP, with the priority of RFC 8445 5.1.2.1. */
  public static IceCandidate host(
      String foundation, int component, int localPreference, InetSocketAddress address) {
    long priority = priority(Type.HOST, component, localPreference);
    return new IceCandidate(foundation, component, Transport.UDP, priority, address, Type.HOST);
  }

  /** The priority of RFC 8445 5.1.2.1. */
  public static long priority(Type type, int component, int localPreference) {
    return ((long) type.preference() << 24) + ((long) localPreference << 8) + (256 - component);
  }

  /** Those of a medium that can be read; lines that cannot are passed over. */
  public static List<IceCandidate> of(MediaDescription medium) {
    List<IceCandidate> candidates = new ArrayList<>();
    for (String value : medium.attributes(ATTRIBUTE)) {
      if (candidates.size() < MAX_PER_MEDIUM) {
        parse(value).ifPresent(candidates::add);
      }
    }
    return List.copyOf(candidates);
  }

  /** Whether a medium has candidates of draft 6 ([MS-ICE]) only. */
  public static boolean isDraft6(MediaDescription medium) {
    List<String> lines = medium.attributes(ATTRIBUTE);
    return !lines.isEmpty()
        && lines.stream().noneMatch(line -> line.toLowerCase(Locale.ROOT).contains(" typ "));
  }

  private static Optional<IceCandidate> parse(String value) {
    String[] fields = value.split("\\s+", -1);
    if (fields.length < FIELDS || !fields[6].equalsIgnoreCase("typ")) {
      return Optional.empty();
    }
    try {
      InetSocketAddress address =
          new InetSocketAddress(
              SdpText.address(fields[4])
                  .orElseThrow(() -> new MalformedSdp("a candidate without an address")),
              SdpText.number(fields[5], 0xffff));
      return Optional.of(
          new IceCandidate(
              fields[0],
              SdpText.number(fields[1], 256),
              Transport.of(fields),
              Long.parseLong(fields[3]),
              address,
              Type.valueOf(fields[7].toUpperCase(Locale.ROOT))));
    } catch (IllegalArgumentException strange) {
      return Optional.empty();
    }
  }

  /** As an attribute. */
  public SdpAttribute attribute() {
    return new SdpAttribute(
        ATTRIBUTE,
        foundation
            + " "
            + component
            + " "
            + transport.wireName
            + " "
            + priority
            + " "
            + SdpText.digits(address.getAddress())
            + " "
            + address.getPort()
            + " typ "
            + type.name().toLowerCase(Locale.ROOT));
  }
}
