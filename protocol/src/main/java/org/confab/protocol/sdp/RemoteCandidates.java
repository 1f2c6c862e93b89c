package org.confab.protocol.sdp;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * {@code a=remote-candidates} (RFC 8839 5.2): for each component the address of the other side that
 * its controlling side has chosen.
 *
 * @param addresses by component
 */
public record RemoteCandidates(Map<Integer, InetSocketAddress> addresses) {
  private static final String ATTRIBUTE = "remote-candidates";
  private static final int MAX_COMPONENTS = 8;

  /** Copies its map. */
  public RemoteCandidates {
    addresses = Map.copyOf(addresses);
  }

  /** Those of a medium; empty if it has none or they cannot be read. */
  public static Optional<RemoteCandidates> of(MediaDescription medium) {
    return medium.attribute(ATTRIBUTE).flatMap(RemoteCandidates::parse);
  }

  private static Optional<RemoteCandidates> parse(String value) {
    String[] fields = value.split("\\s+", -1);
    if (fields.length % 3 != 0 || fields.length > 3 * MAX_COMPONENTS) {
      return Optional.empty();
    }
    Map<Integer, InetSocketAddress> addresses = new TreeMap<>();
    try {
      for (int i = 0; i < fields.length; i += 3) {
        addresses.put(
            SdpText.number(fields[i], 256),
            new InetSocketAddress(
                SdpText.address(fields[i + 1])
                    .orElseThrow(() -> new MalformedSdp("a candidate without an address")),
                SdpText.number(fields[i + 2], 0xffff)));
      }
    } catch (MalformedSdp strange) {
      return Optional.empty();
    }
    return Optional.of(new RemoteCandidates(addresses));
  }

  /** As an attribute. */
  public SdpAttribute attribute() {
    return new SdpAttribute(
        ATTRIBUTE,
        new TreeMap<>(addresses)
            .entrySet().stream()
                .map(
                    entry ->
                        entry.getKey()
                            + " "
                            + SdpText.digits(entry.getValue().getAddress())
                            + " "
                            + entry.getValue().getPort())
                .collect(Collectors.joining(" ")));
  }
}
