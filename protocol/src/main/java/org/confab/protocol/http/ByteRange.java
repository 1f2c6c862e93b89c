package org.confab.protocol.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a representation that a client asks for by {@code Range} (RFC 9110, 14.1.2).
 *
 * @param first the first byte, from 0
 * @param last the last byte, included; before the first if there is no such part
 */
public record ByteRange(long first, long last) {
  private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /**
   * Reads the header.
   *
   * @param length of the representation, in bytes
   * @return empty if the whole is to be sent: for several ranges, other units and what cannot be
   *     read
   */
  public static Optional<ByteRange> parse(String header, long length) {
    Matcher range = FORM.matcher(header.strip());
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return Optional.empty();
    }
    if (range.group(1).isEmpty()) {
      long wanted = Math.min(Long.parseLong(range.group(2)), length);
      return Optional.of(new ByteRange(length - wanted, length - 1));
    }
    long first = Long.parseLong(range.group(1));
    long last = range.group(2).isEmpty() ? length - 1 : Long.parseLong(range.group(2));
    return last < first && !range.group(2).isEmpty()
        ? Optional.empty()
        : Optional.of(new ByteRange(first, Math.min(last, length - 1)));
  }

  /** Whether there is such a part; if not, the answer is 416. */
  public boolean isThere() {
    return first <= last;
  }

  /** How many bytes it has. */
  public long length() {
    return last - first + 1;
  }

  /** The value of {@code Content-Range} of a representation of that length. */
  public String contentRange(long length) {
    return isThere() ? "bytes " + first + "-" + last + "/" + length : "bytes */" + length;
  }
}
