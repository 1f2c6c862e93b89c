package org.confab.protocol.fuzz;

import java.util.List;
import java.util.Random;

/** Texts that are changed without end: characters and the words that grammars break at. */
final class TextChanges {
  private static final int LONGEST = 4_096;
  private static final int MOST_AT_ONCE = 4;

  /** What separates, ends, quotes, escapes or is too large in one grammar or another. */
  static final List<String> WORDS =
      List.of(
          "\"",
          "\\",
          "'",
          "<",
          ">",
          ";",
          ":",
          ",",
          "=",
          "@",
          "&",
          "?",
          "/",
          "[",
          "]",
          "(",
          ")",
          "{",
          "}",
          "*",
          "+",
          "-",
          ".",
          "|",
          "#",
          "%",
          "%00",
          "%zz",
          "%41",
          "%C3%A9",
          "\r\n",
          "\r",
          "\n",
          "\t",
          " ",
          "  ",
          "\0",
          "\u007f",
          "\u00a0",
          "\u2028",
          "\ufffe",
          "\ufffd",
          "\ud800",
          "\udc00",
          "\ud83d\ude00",
          "\u0130",
          "\u00df",
          "\u0661",
          "0",
          "-1",
          "+1",
          "00",
          "1e9",
          "255",
          "256",
          "65535",
          "65536",
          "2147483647",
          "2147483648",
          "4294967295",
          "4294967296",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "1e999999999",
          "NaN",
          "0x10",
          "sip:",
          "sips:",
          "tel:",
          "::1",
          "127.0.0.1",
          "2026-11-21T12:00:00Z",
          "+1000000000-12-31T23:59:59Z",
          "true",
          "null",
          "====",
          "a".repeat(300));

  private final List<String> seeds;
  private final Random random;

  TextChanges(List<String> seeds, Random random) {
    this.seeds = seeds;
    this.random = random;
  }

  /** The next one. */
  String next() {
    StringBuilder text = new StringBuilder(one(seeds));
    for (int change = random.nextInt(MOST_AT_ONCE); change >= 0; change--) {
      change(text);
    }
    text.setLength(Math.min(text.length(), LONGEST));
    return text.toString();
  }

  private void change(StringBuilder text) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + 1 + random.nextInt(8));
    switch (random.nextInt(7)) {
      case 0 -> text.insert(at, one(WORDS));
      case 1 -> text.replace(at, end, one(WORDS));
      case 2 -> text.delete(at, end);
      case 3 -> text.insert(at, text.substring(at, end));
      case 4 -> text.setLength(at);
      case 5 -> {
        String other = one(seeds);
        text.replace(at, text.length(), other.substring(random.nextInt(other.length() + 1)));
      }
      default -> text.replace(at, Math.min(text.length(), at + 1), letter());
    }
  }

  private String letter() {
    return String.valueOf((char) random.nextInt(random.nextInt(8) == 0 ? 0x10000 : 0x80));
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
