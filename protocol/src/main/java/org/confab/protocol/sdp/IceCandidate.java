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
  private static final int TCP_PREFERENCE = 90;

  /** RFC 6544 4.2: 4 for passive host candidates in the upper three of 16 bits. */
  private static final long TCP_PASSIVE_LOCAL = (4 << 13) + 0x1fff;

  /** How a candidate is reached. */
  public enum Transport {
    UDP("UDP"),
    /** By a connection that its owner opens, as RFC 6544 4.5 spells it. */
    TCP_ACTIVE("TCP", "active"),
    /** By a connection that the other side opens. */
    TCP_PASSIVE("TCP", "passive"),
    /** The same in the spelling of [MS-ICE2]. */
    MS_TCP_ACTIVE("TCP-ACT"),
    MS_TCP_PASSIVE("TCP-PASS"),
    OTHER("OTHER");

    private final String wireName;
    private final String tcpType;

    Transport(String wireName) {
      this(wireName, "");
    }

    Transport(String wireName, String tcpType) {
      this.wireName = wireName;
      this.tcpType = tcpType;
    }

    /** Whether its owner opens a connection. */
    public boolean opens() {
      return this == TCP_ACTIVE || this == MS_TCP_ACTIVE;
    }

    /** Whether it is spelled as [MS-ICE2] has it. */
    public boolean microsoft() {
      return this == MS_TCP_ACTIVE || this == MS_TCP_PASSIVE;
    }

    static Transport of(String[] fields) {
      String name = fields[2].toUpperCase(Locale.ROOT);
      for (Transport transport : values()) {
        if (transport.tcpType.isEmpty() && transport.wireName.equals(name)) {
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

  /**
   * A host candidate that waits for connections where this one has UDP, below all of UDP (RFC 6544
   * 4.2).
   *
   * @param transport in the spelling of the other side
   */
  public IceCandidate waiting(String otherFoundation, Transport transport) {
    return new IceCandidate(
        otherFoundation,
        component,
        transport,
        ((long) TCP_PREFERENCE << 24) + (TCP_PASSIVE_LOCAL << 8) + (256 - component),
        address,
        Type.HOST);
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
            + type.name().toLowerCase(Locale.ROOT)
            + (transport.tcpType.isEmpty() ? "" : " tcptype " + transport.tcpType));
  }
}
