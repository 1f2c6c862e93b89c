package org.confab.protocol.directory;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * The keys of a telephone (ITU-T E.161, option A): which digits somebody presses who spells a text.
 */
public final class DialPad {
  /** The key of each letter from a to z. */
  private static final String KEYS = "22233344455566677778889999";

  /** Letters that are none of the alphabet with a mark; as they are spelled without them. */
  private static final Map<Integer, String> SPELLED =
      Map.of(
          (int) 'ß', "ss", (int) 'æ', "ae", (int) 'œ', "oe", (int) 'ø', "o", (int) 'đ', "d",
          (int) 'ł', "l", (int) 'ı', "i");

  private DialPad() {}

  /**
   * The keys of a text one after the other. Marks of letters do not count; digits are their own
   * keys; what is on no key, such as blanks and letters of other alphabets, is left out.
   */
  public static String keys(String text) {
    StringBuilder keys = new StringBuilder(text.length());
    Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
        .codePoints()
        .mapToObj(letter -> SPELLED.getOrDefault(letter, Character.toString(letter)))
        .flatMapToInt(String::chars)
        .forEach(letter -> press(letter, keys));
    return keys.toString();
  }

  private static void press(int letter, StringBuilder keys) {
    if (letter >= 'a' && letter <= 'z') {
      keys.append(KEYS.charAt(letter - 'a'));
    } else if (letter >= '0' && letter <= '9') {
      keys.append((char) letter);
    }
  }
}
