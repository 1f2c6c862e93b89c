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
 * @param conditions what must hold for the figure to tell anything, such as that enough was offered
 */
public record Goal(
    Figure figure,
    String operation,
    boolean most,
    double bound,
    String measure,
    List<Goal> conditions) {
  private static final Pattern TEXT =
      Pattern.compile("([a-z0-9_]+): (.+?) (<=|>=) ([0-9.]+)(?: x (.+))?");

  /**
   * Reads goals such as {@code warm_us: Confab, NTLM <= 1.5 x Confab, Digest}, with semicolons
   * between them; {@code -} is none. Behind {@code if} stand conditions, with {@code &} between
   * them.
   */
  static List<Goal> parse(String text) {
    return text.equals("-")
        ? List.of()
        : Stream.of(text.split(";", -1)).map(each -> whole(each.strip())).toList();
  }

  private static Goal whole(String text) {
    int behind = text.indexOf(" if ");
    if (behind < 0) {
      return one(text, List.of());
    }
    Stream<String> conditions =
        Stream.of(text.substring(behind + " if ".length()).split(" & ", -1));
    return one(text.substring(0, behind), conditions.map(each -> one(each, List.of())).toList());
  }

  private static Goal one(String text, List<Goal> conditions) {
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
        read.group(5) == null ? "" : read.group(5),
        conditions);
  }

  /** What is held against the bound: the figure, or the ratio; empty if it was not measured. */
  OptionalDouble value(Measured measured) {
    OptionalDouble ours = measured.figure(operation, figure);
    if (measure.isEmpty() || ours.isEmpty()) {
      return ours;
    }
    OptionalDouble theirs = measured.figure(measure, figure);
    return theirs.isPresent() && theirs.getAsDouble() > 0
        ? OptionalDouble.of(ours.getAsDouble() / theirs.getAsDouble())
        : OptionalDouble.empty();
  }

  /** The figure that the operation may have in that run; empty if that is not known. */
  OptionalDouble line(Measured measured) {
    if (measure.isEmpty()) {
      return OptionalDouble.of(bound);
    }
    OptionalDouble theirs = measured.figure(measure, figure);
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
