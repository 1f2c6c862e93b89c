package org.confab.core.groupexpansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sales@litwareinc.com",
        "Sales@LitwareInc.com",
        " sales@litwareinc.com ",
        "SMTP:sales@litwareinc.com",
        "smtp:sales@litwareinc.com",
        "mailto:sales@litwareinc.com",
        "sip:sales@litwareinc.com"
      })
  void everySpellingOfAnAddressIsTheSame(String text) {
    assertThat(MailAddress.parse(text).asString()).isEqualTo("sales@litwareinc.com");
    assertThat(MailAddress.parse(text).nickname()).isEqualTo("sales");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "sales", "@litwareinc.com", "sales@", "a@b@c", "a b@c", "x:a@b", "<a@b>"})
  void whatIsNoAddressIsRefused(String text) {
    assertThatThrownBy(() -> MailAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {321, 100_000})
  void anAddressOfMoreThan320CharactersIsRefused(int length) {
    String text = "a".repeat(length - 2) + "@b";
    assertThatThrownBy(() -> MailAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void parsingWhatWasWrittenGivesTheSame(
      @ForAll @AlphaChars @StringLength(min = 1, max = 100) String local,
      @ForAll @AlphaChars @StringLength(min = 1, max = 100) String domain) {
    MailAddress address = MailAddress.parse(local + "@" + domain);
    assertThat(MailAddress.parse(address.asString())).isEqualTo(address);
  }
}
