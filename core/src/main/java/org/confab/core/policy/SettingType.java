package org.confab.core.policy;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.confab.protocol.sip.SipUri;

/** What values a setting takes. */
public final class SettingType {
  /** {@code true} or {@code false}. */
  public static final SettingType FLAG = choice("true", "false");

  /** An address of the web. */
  public static final SettingType URL =
      new SettingType("an http or https URL", 1024, SettingType::url);

  /** A SIP URI. */
  public static final SettingType SIP_URI =
      new SettingType("a SIP URI", 1024, (Consumer<String>) SipUri::parse);

  private interface Check {
    /** The value as it is kept; throws {@link IllegalArgumentException} for a bad one. */
    String normalised(String value);
  }

  private final String words;
  private final int longest;
  private final Check check;

  private SettingType(String words, int longest, Consumer<String> check) {
    this(
        words,
        longest,
        (Check)
            value -> {
              check.accept(value);
              return value;
            });
  }

  private SettingType(String words, int longest, Check check) {
    this.words = words;
    this.longest = longest;
    this.check = check;
  }

  /** A whole number between two others. */
  public static SettingType number(int least, int most) {
    return new SettingType(
        "a number from " + least + " to " + most,
        10,
        (Check)
            value -> {
              int number = Integer.parseInt(value);
              if (number < least || number > most) {
                throw new IllegalArgumentException(value);
              }
              return Integer.toString(number);
            });
  }

  /** One of these words, in any case. */
  public static SettingType choice(String... words) {
    return new SettingType(
        String.join(" or ", words),
        64,
        (Check)
            value ->
                List.of(words).stream()
                    .filter(value::equalsIgnoreCase)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(value)));
  }

  /** One line of text. */
  public static SettingType text(int longest) {
    return new SettingType(
        "a line of up to " + longest + " characters",
        longest,
        (Consumer<String>)
            value -> {
              if (value.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("control character");
              }
            });
  }

  /**
   * Text with a grammar of its own.
   *
   * @param words what it is
   * @param parser throws {@link IllegalArgumentException} for what it cannot read, whose message is
   *     shown
   */
  public static SettingType grammar(String words, int longest, Consumer<String> parser) {
    return new SettingType(words, longest, parser);
  }

  private static void url(String value) {
    try {
      URI uri = new URI(value);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (uri.getHost() == null || !scheme.matches("https?")) {
        throw new IllegalArgumentException(value);
      }
    } catch (URISyntaxException bad) {
      throw new IllegalArgumentException(value, bad);
    }
  }

  /**
   * The value as it is kept and told.
   *
   * @throws IllegalArgumentException that says what the type takes
   */
  String checked(String value) {
    String stripped = value.strip();
    if (stripped.isEmpty() || stripped.length() > longest) {
      throw new IllegalArgumentException("it takes " + words);
    }
    try {
      return check.normalised(stripped);
    } catch (IllegalArgumentException bad) {
      throw new IllegalArgumentException("it takes " + words + ", not '" + value + "'", bad);
    }
  }

  /** What it takes, in words. */
  @Override
  public String toString() {
    return words;
  }
}
