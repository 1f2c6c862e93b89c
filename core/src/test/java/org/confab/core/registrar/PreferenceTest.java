package org.confab.core.registrar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceTest {
  @ParameterizedTest
  @CsvSource({"0,0", "0.,0", "0.7,700", "0.25,250", "0.005,5", "1,1000", "1.0,1000", "1.000,1000"})
  void everySpellingOfTheGrammarIsRead(String text, int thousandths) {
    assertThat(Preference.parse(text).thousandths()).isEqualTo(thousandths);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "1.1", "0.1234", "-0.5", ".5", "0,5", "NaN"})
  void everythingElseIsRefused(String text) {
    assertThatThrownBy(() -> Preference.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void whatIsWrittenReadsBackEqual(@ForAll @IntRange(max = 1000) int thousandths) {
    Preference one = new Preference(thousandths);
    assertThat(Preference.parse(one.asString())).isEqualTo(one);
  }
}
