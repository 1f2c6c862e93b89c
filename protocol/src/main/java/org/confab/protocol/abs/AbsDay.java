package org.confab.protocol.abs;

import java.time.LocalDate;
import java.util.Locale;

/**
 * The day of a file ([MS-ABS] 1.3): whole days after 2001-01-01, four hexadecimal digits in names.
 *
 * @param number 0 to 65,535
 */
public record AbsDay(int number) implements Comparable<AbsDay> {
  private static final LocalDate FIRST = LocalDate.of(2001, 1, 1);

  /** Throws {@link IllegalArgumentException} for a number that no file can hold. */
  public AbsDay {
    if (number < 0 || number > 0xFFFF) {
      throw new IllegalArgumentException("no day of an address book file: " + number);
    }
  }

  /** The number of a date in UTC, from 2001-01-01 to 2180-06-06. */
  public static AbsDay of(LocalDate date) {
    return new AbsDay(Math.toIntExact(date.toEpochDay() - FIRST.toEpochDay()));
  }

  /** The day that began so many days before. */
  public AbsDay before(int days) {
    return new AbsDay(number - days);
  }

  /** The date in UTC. */
  public LocalDate date() {
    return FIRST.plusDays(number);
  }

  /** Four hexadecimal digits in capitals. */
  public String asString() {
    return String.format(Locale.ROOT, "%04X", number);
  }

  @Override
  public int compareTo(AbsDay other) {
    return Integer.compare(number, other.number);
  }
}
