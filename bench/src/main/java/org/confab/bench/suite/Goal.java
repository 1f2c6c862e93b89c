package org.confab.bench.suite;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.confab.bench.report.Figure;
import org.confab.bench.report.Measured;

/**
 * What a figure of an operation is to be at the most or at the least, absolutely or as so many
 * times that of another operation of the same run.
 *
 * @param operation whose figure
 * @param most whether the bound is the most, else the least
 * @param bound the number
 * @param measure the operation it is compared with; empty text: none
 */
public record Goal(Figure figure, String operation, boolean most, double bound, String measure) {
  private static final Pattern TEXT =
      Pattern.compile("([a-z0-9_]+): (.+?) (<=|>=) ([0-9.]+)(?: x (.+))?");

  /**
   * Reads goals such as {@code warm_us: Confab, NTLM <= 1.5 x Confab, Digest}, with semicolons
   * between them; {@code -} is none.
   */
  static List<Goal> parse(String text) {
    return text.equals("-")
        ? List.of()
        : Stream.of(text.split(";", -1)).map(each -> one(each.strip())).toList();
  }

  private static Goal one(String text) {
    Matcher read = TEXT.matcher(text);
    if (!read.matches()) {
      throw new IllegalArgumentException("no goal: " + text);
    }
    return new Goal(
        Figure.of(read.group(1))
            .orElseThrow(() -> new IllegalArgumentException("no figure: " + text)),
        read.group(2),
        read.group(3).equals("<="),
        Double.parseDouble(read.group(4)),
        read.group(5) == null ? "" : read.group(5));
  }

  /** What is held against the bound: the figure, or the ratio; empty if it was not measured. */
  OptionalDouble value(Measured measured) {
    OptionalDouble ours = measured.median(operation, figure);
    if (measure.isEmpty() || ours.isEmpty()) {
      return ours;
    }
    OptionalDouble theirs = measured.median(measure, figure);
    return theirs.isPresent() && theirs.getAsDouble() > 0
        ? OptionalDouble.of(ours.getAsDouble() / theirs.getAsDouble())
        : OptionalDouble.empty();
  }

  /** The figure that the operation may have in that run; empty if that is not known. */
  OptionalDouble line(Measured measured) {
    if (measure.isEmpty()) {
      return OptionalDouble.of(bound);
    }
    OptionalDouble theirs = measured.median(measure, figure);
    return theirs.isPresent()
        ? OptionalDouble.of(theirs.getAsDouble() * bound)
        : OptionalDouble.empty();
  }

  /** Whether a value keeps to it. */
  boolean holds(double value) {
    return most ? value <= bound : value >= bound;
  }

  /** The bound in words. */
  String wanted() {
    String number = String.format(Locale.ROOT, "%s %s", most ? "≤" : "≥", trimmed(bound));
    return measure.isEmpty() ? number : number + " × " + measure;
  }

  private static String trimmed(double number) {
    return number == Math.rint(number)
        ? String.format(Locale.ROOT, "%,.0f", number)
        : String.format(Locale.ROOT, "%.1f", number);
  }
}
