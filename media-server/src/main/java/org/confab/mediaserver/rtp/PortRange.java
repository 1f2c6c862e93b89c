package org.confab.mediaserver.rtp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The UDP ports of media.
 *
 * @param first even
 * @param last odd
 */
public record PortRange(int first, int last) {
  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,5})\\s*-\\s*([0-9]{1,5})");

  /** Throws {@link IllegalArgumentException} unless these are pairs of ports. */
  public PortRange {
    if (first < 1_024 || last > 65_535 || first >= last || first % 2 != 0 || last % 2 == 0) {
      throw new IllegalArgumentException("no pairs of ports: " + first + "-" + last);
    }
  }

  /** Reads {@code 50000-50499}. */
  public static PortRange parse(String text) {
    Matcher ends = WRITTEN.matcher(text.strip());
    if (!ends.matches()) {
      throw new IllegalArgumentException("no range of ports: " + text);
    }
    return new PortRange(Integer.parseInt(ends.group(1)), Integer.parseInt(ends.group(2)));
  }

  /** How many legs have room. */
  public int pairs() {
    return (last - first + 1) / 2;
  }
}
