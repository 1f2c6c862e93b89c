package org.confab.core.addressfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How numbers of the directory become numbers that can be called ([MS-ABS] 2.2.5): pairs of lines,
 * a regular expression for all of the number and what becomes of it; the first that matches
 * decides. The rules of the enterprise come first, the rule {@code E164} last: up to 15 digits,
 * whatever blanks, periods, hyphens and parentheses are among them.
 */
public final class NumberRules {
  /** Most rules of an enterprise. */
  public static final int MAX_RULES = 500;

  /** Longest line of a rule, in characters. */
  public static final int MAX_LINE = 512;

  /** Longest number that is looked at, in characters; bounds the work of an expression. */
  public static final int MAX_NUMBER = 64;

  /** Without rules of an enterprise. */
  public static final NumberRules BUILT_IN = new NumberRules(List.of());

  private static final String E164 = "E164";
  private static final String TEL = "tel:";
  private static final Pattern NOT_DIGITS = Pattern.compile("[\\s.()-]+");
  private static final Pattern DIGITS = Pattern.compile("\\d{1,15}");
  private static final Pattern CALLABLE = Pattern.compile("tel:\\+?\\d{1,20}(?:;[!-~]{1,80})?");

  /**
   * A rule.
   *
   * @param text the expression as it was written
   * @param pattern the same for all of a number: what it matches is replaced as a whole
   */
  private record Rule(String text, Pattern pattern, String replacement) {
    Rule(String text, String replacement) {
      this(text, whole(text), replacement);
    }

    // An open quotation or comment is an expression alone, and none with something behind it.
    private static Pattern whole(String text) {
      return Pattern.compile("\\A(?:" + text + ")\\z");
    }

    Optional<String> apply(String number) {
      Matcher matcher = pattern.matcher(number);
      return matcher.matches() ? Optional.of(matcher.replaceFirst(replacement)) : Optional.empty();
    }
  }

  private final List<Rule> rules;

  private NumberRules(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * Reads the rules of an enterprise. Empty lines and lines that begin with {@code #} are skipped.
   *
   * @throws IllegalArgumentException with the number of the line that cannot be
   */
  public static NumberRules parse(String text) {
    List<Rule> rules = new ArrayList<>();
    Pattern pattern = null;
    int number = 0;
    for (String line : text.split("\\r?\\n", -1)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.length() > MAX_LINE || rules.size() == MAX_RULES) {
        throw bad(
            number, "there are at most " + MAX_RULES + " rules of " + MAX_LINE + " characters");
      }
      if (pattern == null) {
        pattern = pattern(line.strip(), number);
      } else {
        rules.add(rule(pattern, line.strip(), number));
        pattern = null;
      }
    }
    if (pattern != null) {
      throw bad(number, "the last rule does not say what becomes of the number");
    }
    return new NumberRules(rules);
  }

  private static Pattern pattern(String line, int number) {
    try {
      Pattern alone = Pattern.compile(line);
      var unused = Rule.whole(line);
      return alone;
    } catch (PatternSyntaxException bad) {
      throw new IllegalArgumentException(
          "line " + number + ": '" + line + "' is no regular expression", bad);
    }
  }

  private static Rule rule(Pattern pattern, String line, int number) {
    String replacement = line.startsWith(TEL) ? line : TEL + line;
    try {
      // What a replacement means is only checked where something is replaced.
      Matcher probe = Pattern.compile(pattern.pattern() + "|(?s:.*)").matcher("");
      probe.replaceFirst(replacement);
    } catch (IllegalArgumentException | IndexOutOfBoundsException bad) {
      throw new IllegalArgumentException(
          "line " + number + ": '" + line + "' does not go with its expression", bad);
    }
    return new Rule(pattern.pattern(), replacement);
  }

  private static IllegalArgumentException bad(int line, String why) {
    return new IllegalArgumentException("line " + line + ": " + why);
  }

  /**
   * The number as a {@code tel:} URI.
   *
   * @return empty if no rule knows the number, or a rule makes something that cannot be called
   */
  public Optional<String> normalize(String number) {
    if (number.length() > MAX_NUMBER) {
      return Optional.empty();
    }
    for (Rule rule : rules) {
      Optional<String> made = rule.apply(number.strip());
      if (made.isPresent()) {
        return made.filter(text -> CALLABLE.matcher(text).matches());
      }
    }
    String digits = NOT_DIGITS.matcher(number).replaceAll("");
    String bare = digits.startsWith("+") ? digits.substring(1) : digits;
    return DIGITS.matcher(bare).matches() ? Optional.of("tel:+" + bare) : Optional.empty();
  }

  /** The rules as files tell them, each line ended by CR LF. */
  public String asString() {
    return Stream.concat(
            rules.stream().flatMap(rule -> Stream.of(rule.text(), rule.replacement())),
            Stream.of(E164, ""))
        .map(line -> line + "\r\n")
        .collect(Collectors.joining());
  }
}
