package org.confab.protocol.directory;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NumericChars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialPadTest {
  /** The letters on the keys 2 to 9 (ITU-T E.161, figure 1). */
  private static final String[] ON_KEY = {"ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"};

  @ParameterizedTest
  @CsvSource({
    "Bob Bergmann, 26223746266",
    "'O''Neil-Smith, Ann', 663457648426 6",
    "J\u00fcrgen \u00c5str\u00f6m, 587436278766",
    "Stra\u00dfe, 7872773",
    "\u0141\u00f3d\u017a, 5639",
    "\u041b\u0435\u0432, ''",
    "\uff21, ''",
    "x2 (4), 924",
    "*#, ''"
  })
  void aTextIsTheKeysThatSpellIt(String text, String keys) {
    assertThat(DialPad.keys(text)).isEqualTo(keys.replace(" ", ""));
  }

  @Property
  void aLetterIsOnTheKeyThatShowsIt(@ForAll @CharRange(from = 'A', to = 'Z') char letter) {
    String key = DialPad.keys(String.valueOf(letter));
    assertThat(ON_KEY[Integer.parseInt(key) - 2]).contains(String.valueOf(letter));
    assertThat(DialPad.keys(String.valueOf(Character.toLowerCase(letter)))).isEqualTo(key);
  }

  @Property
  void everyLetterAndDigitIsOneKey(@ForAll @AlphaChars @NumericChars String text) {
    assertThat(DialPad.keys(text)).hasSameSizeAs(text);
  }

  @Property
  void keysAreDigitsAndSpellThemselves(@ForAll String text) {
    String keys = DialPad.keys(text);
    assertThat(keys).matches("[0-9]*");
    assertThat(DialPad.keys(keys)).isEqualTo(keys);
  }

  @Property
  void whatBeginsANameBeginsItsKeys(
      @ForAll @AlphaChars String beginning, @ForAll @AlphaChars String rest) {
    assertThat(DialPad.keys(beginning + rest)).startsWith(DialPad.keys(beginning));
  }
}
