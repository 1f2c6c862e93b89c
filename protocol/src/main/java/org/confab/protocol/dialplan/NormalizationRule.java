package org.confab.protocol.dialplan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What clients make of a number that somebody dials ([MS-SIPRE] 2.2.8). Administrators write {@code
 * ^(\d{4})$ -> +1425555$1 internal device}.
 *
 * @param pattern a regular expression for all of what was dialled; the common part of the syntaxes
 *     of Java and .NET, for clients apply it
 * @param translation what becomes of it; {@code $1} to {@code $9} are groups of the pattern
 * @param internal whether the number is an extension inside the enterprise
 * @param device whether devices may apply the rule while somebody is still dialling
 */
public record NormalizationRule(
    String pattern, String translation, boolean internal, boolean device) {
  /** Longest pattern or translation, in characters. */
  public static final int MAX_LENGTH = 256;

  /** Most rules in one text. */
  public static final int MAX_RULES = 64;

  private static final String ARROW = " -> ";
  private static final Pattern SEPARATOR = Pattern.compile(";\\s|\\R");
  private static final Pattern GROUP = Pattern.compile("\\$(\\d)");
  private static final Pattern NUMBER = Pattern.compile("(?:[0-9+#*;=a-zA-Z.-]|\\$\\d)+");

  /** Throws {@link IllegalArgumentException} with a sentence for a rule that cannot work. */
  public NormalizationRule {
    if (pattern.isEmpty() || pattern.length() > MAX_LENGTH || translation.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a pattern has 1 to " + MAX_LENGTH + " characters");
    }
    if (!NUMBER.matcher(translation).matches()) {
      throw new IllegalArgumentException("'" + translation + "' makes no telephone number");
    }
    if (separates(pattern) || separates(translation) || pattern.contains(ARROW)) {
      throw new IllegalArgumentException(
          "'" + pattern + ARROW + translation + "' holds what stands between rules");
    }
    int groups = groups(pattern);
    Matcher used = GROUP.matcher(translation);
    while (used.find()) {
      if (Integer.parseInt(used.group(1)) > groups) {
        throw new IllegalArgumentException(
            "'" + translation + "' uses a group that '" + pattern + "' does not have");
      }
    }
  }

  private static boolean separates(String part) {
    return !part.strip().equals(part) || SEPARATOR.matcher(part + " ").find();
  }

  private static int groups(String pattern) {
    try {
      return Pattern.compile(pattern).matcher("").groupCount();
    } catch (PatternSyntaxException bad) {
      throw new IllegalArgumentException("'" + pattern + "' is no regular expression", bad);
    }
  }

  /** Reads rules that are separated by a semicolon and a blank, or stand on lines of their own. */
  public static List<NormalizationRule> parseAll(String text) {
    List<NormalizationRule> rules = new ArrayList<>();
    for (String line : SEPARATOR.split(text, -1)) {
      if (!line.isBlank()) {
        rules.add(parse(line.strip()));
      }
    }
    if (rules.isEmpty() || rules.size() > MAX_RULES) {
      throw new IllegalArgumentException("there are 1 to " + MAX_RULES + " rules");
    }
    return List.copyOf(rules);
  }

  private static NormalizationRule parse(String line) {
    int arrow = line.indexOf(ARROW);
    if (arrow < 0) {
      throw new IllegalArgumentException("'" + line + "' is not PATTERN -> TRANSLATION");
    }
    String[] words = line.substring(arrow + ARROW.length()).strip().split("\\s+", -1);
    boolean internal = false;
    boolean device = false;
    for (int i = 1; i < words.length; i++) {
      switch (words[i]) {
        case "internal" -> internal = true;
        case "device" -> device = true;
        default ->
            throw new IllegalArgumentException("'" + words[i] + "' is neither internal nor device");
      }
    }
    return new NormalizationRule(line.substring(0, arrow).strip(), words[0], internal, device);
  }

  /** The rule as administrators write it. */
  public String asString() {
    return pattern
        + ARROW
        + translation
        + (internal ? " internal" : "")
        + (device ? " device" : "");
  }
}
