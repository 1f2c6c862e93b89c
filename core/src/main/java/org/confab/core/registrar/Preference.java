package org.confab.core.registrar;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much a user likes to be reached at a Contact (RFC 3261 20.10, {@code q}): who is liked most
 * is asked first.
 *
 * @param thousandths 0 to 1000
 */
public record Preference(int thousandths) implements Comparable<Preference> {
  /** Of who does not say: all endpoints of Communicator-type clients ring together. */
  public static final Preference HIGHEST = new Preference(1000);

  private static final Pattern WRITTEN = Pattern.compile("0(?:\\.(\\d{0,3}))?|1(?:\\.0{0,3})?");

  /** Throws {@link IllegalArgumentException} for other numbers. */
  public Preference {
    if (thousandths < 0 || thousandths > 1000) {
      throw new IllegalArgumentException("no q: " + thousandths + "/1000");
    }
  }

  /**
   * Reads a value such as {@code 0.7}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Preference parse(String text) {
    Matcher value = WRITTEN.matcher(text.strip());
    if (!value.matches()) {
      throw new IllegalArgumentException("q=" + text);
    }
    if (value.group().startsWith("1")) {
      return HIGHEST;
    }
    String digits = value.group(1) == null ? "" : value.group(1);
    return new Preference(Integer.parseInt((digits + "000").substring(0, 3)));
  }

  /** With as few digits as it takes. */
  public String asString() {
    return thousandths % 1000 == 0
        ? Integer.toString(thousandths / 1000)
        : "0." + String.format(java.util.Locale.ROOT, "%03d", thousandths).replaceAll("0+$", "");
  }

  /** Less is liked less. */
  @Override
  public int compareTo(Preference other) {
    return Integer.compare(thousandths, other.thousandths);
  }
}
