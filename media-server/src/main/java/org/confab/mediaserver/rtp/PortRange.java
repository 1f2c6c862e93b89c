package org.confab.mediaserver.rtp;

/**
 * The UDP ports of media.
 *
 * @param first even
 * @param last odd
 */
public record PortRange(int first, int last) {
  /** Throws {@link IllegalArgumentException} unless these are pairs of ports. */
  public PortRange {
    if (first < 1_024 || last > 65_535 || first >= last || first % 2 != 0 || last % 2 == 0) {
      throw new IllegalArgumentException("no pairs of ports: " + first + "-" + last);
    }
  }

  /** Reads {@code 50000-50499}. */
  public static PortRange parse(String text) {
    String[] ends = text.split("-", -1);
    if (ends.length != 2) {
      throw new IllegalArgumentException("no range of ports: " + text);
    }
    return new PortRange(Integer.parseInt(ends[0].strip()), Integer.parseInt(ends[1].strip()));
  }

  /** How many legs have room. */
  public int pairs() {
    return (last - first + 1) / 2;
  }
}
