package org.confab.subsystem.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a setting takes. A value is checked one at a time here; what does not go together is {@link
 * Contradiction}'s.
 *
 * @param shape how it is written
 * @param least smallest number
 * @param most largest number, or longest text in characters
 * @param words what may be said, if only that
 * @param form what each text looks like
 * @param example such a text
 */
public record Kind(
    Shape shape,
    long least,
    long most,
    List<String> words,
    Predicate<String> form,
    String example) {
  /** How a value is written. */
  public enum Shape {
    /** A text. */
    TEXT,
    /** The path of a file or folder. */
    PATH,
    /** A whole number. */
    NUMBER,
    /** {@code true} or {@code false}. */
    FLAG,
    /** Several texts; where there is one line for them, with commas between them. */
    LIST
  }

  private static final int LONGEST_TEXT = 4096;
  private static final Predicate<String> ANYTHING =
      matching("[^\\p{Cntrl}]*[^\\p{Cntrl}\\s][^\\p{Cntrl}]*");
  private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final String HOST = LABEL + "(\\." + LABEL + "){0,9}";
  private static final int LONGEST_HOST = 253;
  private static final String NEAR = "localhost|127(\\.[0-9]{1,3}){3}|\\[::1]";
  private static final String DIRECTORY_FIELDS =
      "(?i:id|sip|name|mail|title|department|office|phone|home|mobile|other|company|city|state"
          + "|country|disabled|enabled|manager|photo|expires|login|principal|members|hidden)";
  private static final Kind FLAG =
      new Kind(Shape.FLAG, 0, 5, List.of("true", "false"), ANYTHING, "");

  /** Copies its list. */
  public Kind {
    words = List.copyOf(words);
  }

  static Kind text(String form, String example) {
    return new Kind(Shape.TEXT, 1, LONGEST_TEXT, List.of(), matching(form), example);
  }

  static Kind anyText(String example) {
    return new Kind(Shape.TEXT, 1, LONGEST_TEXT, List.of(), ANYTHING, example);
  }

  static Kind path() {
    return new Kind(Shape.PATH, 1, LONGEST_TEXT, List.of(), ANYTHING, "/etc/confab/file");
  }

  static Kind number(long least, long most) {
    return new Kind(Shape.NUMBER, least, most, List.of(), ANYTHING, "");
  }

  static Kind flag() {
    return FLAG;
  }

  static Kind oneOf(String... words) {
    return new Kind(Shape.TEXT, 1, LONGEST_TEXT, List.of(words), ANYTHING, words[0]);
  }

  static Kind someOf(String... words) {
    return new Kind(Shape.LIST, 1, LONGEST_TEXT, List.of(words), ANYTHING, words[0]);
  }

  private static Kind list(Predicate<String> form, String example) {
    return new Kind(Shape.LIST, 1, LONGEST_TEXT, List.of(), form, example);
  }

  private static Predicate<String> matching(String form) {
    return Pattern.compile(form).asMatchPredicate();
  }

  /** What a pattern lets through may still be no host, such as an address with too many numbers. */
  private static boolean hasHost(String uri) {
    try {
      return new URI(uri).getHost() != null;
    } catch (URISyntaxException none) {
      return false;
    }
  }

  static Kind host() {
    return text(HOST, "example.com");
  }

  static Kind hosts() {
    return list(matching(HOST).and(host -> host.length() <= LONGEST_HOST), "fabrikam.com");
  }

  static Kind directories() {
    return list(
        matching("ldaps?://(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9.-]+)(:[0-9]{1,5})?/?").and(Kind::hasHost),
        "ldaps://dc1.example.com");
  }

  static Kind webAddress() {
    String form = "(https://[^/@?#\\s]+|http://(" + NEAR + ")(:[0-9]{1,5})?)(/[^\\s#]*)?";
    return new Kind(
        Shape.TEXT,
        1,
        LONGEST_TEXT,
        List.of(),
        matching(form).and(Kind::hasHost),
        "https://lis.example.com/locationinformation/liservice.svc");
  }

  static Kind directoryAttributes() {
    String name = "\\s*[A-Za-z][A-Za-z0-9-]{0,63}\\s*";
    String names = "(" + name + "(\\|" + name + "){0,7}|\\s*)";
    String field = "\\s*(" + DIRECTORY_FIELDS + ")\\s*=" + names;
    return text(field + "(;" + field + "){0,23};?\\s*", "sip=mail; office=; phone=ipPhone|mobile");
  }

  static Kind realms() {
    String pair = "[^=,\\s]+=[^=,\\s]+";
    return text(pair + "(," + pair + ")*", "AD.EXAMPLE.COM=example.com");
  }

  /** A name in a credential store; it makes no difference between large and small letters. */
  static Kind alias() {
    return text("[A-Za-z0-9._-]{1,64}", "ldap");
  }

  static Kind names() {
    return list(matching("[A-Za-z0-9._-]{1,64}"), "media-1");
  }

  static Kind addresses() {
    return list(matching("[sS][iI][pP]:[A-Za-z0-9._+-]{1,64}@" + HOST), "sip:lis@example.com");
  }

  /**
   * What is wrong with a value, with what is allowed; empty if nothing is.
   *
   * @param value as it stands in one line
   */
  public Optional<String> complaint(String value) {
    if (shape != Shape.LIST) {
      return one(value) ? Optional.empty() : Optional.of(said(value));
    }
    List<String> parts = parts(value);
    if (parts.isEmpty()) {
      return Optional.of(said(value));
    }
    return parts.stream().filter(part -> !one(part)).findFirst().map(this::said);
  }

  private boolean one(String value) {
    return switch (shape) {
      case NUMBER -> value.matches("[0-9]{1,18}") && in(Long.parseLong(value));
      case FLAG -> words.contains(value.toLowerCase(Locale.ROOT));
      default ->
          value.length() <= most
              && (words.isEmpty()
                  ? form.test(value)
                  : words.contains(value.toLowerCase(Locale.ROOT)));
    };
  }

  private boolean in(long number) {
    return number >= least && number <= most;
  }

  private String said(String value) {
    String told = value.length() > 80 ? value.substring(0, 80) + "…" : value;
    return "'" + told + "' is not " + allowed();
  }

  /** What is allowed, to be read after "is not" and "takes". */
  public String allowed() {
    if (!words.isEmpty()) {
      return (shape == Shape.LIST ? "some of " : "one of ") + String.join(", ", words);
    }
    return switch (shape) {
      case NUMBER -> "a number from " + least + " to " + most;
      case PATH -> "the path of a file";
      default -> "a text such as " + example;
    };
  }

  /** The parts of a list that stands in one line. */
  public static List<String> parts(String value) {
    return Arrays.stream(value.split("[\\s,]+")).filter(part -> !part.isEmpty()).toList();
  }
}
