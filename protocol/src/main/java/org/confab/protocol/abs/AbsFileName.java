package org.confab.protocol.abs;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file ([MS-ABS] 1.3), such as {@code F-0A11.lsabs} or {@code D-0A10-0A11.dabs}.
 * Clients write names in any case.
 *
 * @param kind what it holds
 * @param devices whether it is for devices, with fewer attributes; there is no compact one of those
 * @param base the earlier day; only of deltas
 * @param day the day it was made for
 */
public record AbsFileName(AbsKind kind, boolean devices, Optional<AbsDay> base, AbsDay day) {
  private static final Pattern NAME =
      Pattern.compile(
          "([FDC])-([0-9A-F]{4})(?:-([0-9A-F]{4}))?\\.(ls|d)abs", Pattern.CASE_INSENSITIVE);

  /** Throws {@link IllegalArgumentException} for a name that cannot be. */
  public AbsFileName {
    if (kind.hasBase() != base.isPresent()) {
      throw new IllegalArgumentException("deltas alone have an earlier day");
    }
    if (kind == AbsKind.COMPACT && devices) {
      throw new IllegalArgumentException("there are no compact files for devices");
    }
    if (base.filter(earlier -> earlier.compareTo(day) >= 0).isPresent()) {
      throw new IllegalArgumentException("a delta leads from an earlier day to a later one");
    }
  }

  /** The file of all objects. */
  public static AbsFileName full(AbsDay day, boolean devices) {
    return new AbsFileName(AbsKind.FULL, devices, Optional.empty(), day);
  }

  /** The file that leads from one full file to another. */
  public static AbsFileName delta(AbsKind kind, AbsDay base, AbsDay day, boolean devices) {
    return new AbsFileName(kind, devices, Optional.of(base), day);
  }

  /** Reads a name; empty if there can be no such file. */
  public static Optional<AbsFileName> parse(String text) {
    Matcher name = NAME.matcher(text);
    if (!name.matches()) {
      return Optional.empty();
    }
    Optional<AbsDay> last = Optional.ofNullable(name.group(3)).map(AbsFileName::day);
    AbsDay first = day(name.group(2));
    boolean devices = name.group(4).equalsIgnoreCase("d");
    try {
      return AbsKind.ofLetter(name.group(1).charAt(0))
          .map(kind -> new AbsFileName(kind, devices, last.map(any -> first), last.orElse(first)));
    } catch (IllegalArgumentException cannotBe) {
      return Optional.empty();
    }
  }

  private static AbsDay day(String hex) {
    return new AbsDay(Integer.parseInt(hex, 16));
  }

  /** The name, as it is written. */
  public String asString() {
    return String.format(
        Locale.ROOT,
        "%c-%s%s.%s",
        kind.letter(),
        base.map(earlier -> earlier.asString() + "-").orElse(""),
        day.asString(),
        devices ? "dabs" : "lsabs");
  }
}
