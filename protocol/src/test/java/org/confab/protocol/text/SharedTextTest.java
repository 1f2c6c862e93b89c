package org.confab.protocol.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SharedTextTest {
  @Property(tries = 2_000)
  void itIsAlwaysTheSameText(@ForAll @StringLength(max = 200) String text) {
    assertThat(SharedText.of(text)).isEqualTo(text);
  }

  @Test
  void whatComesAgainIsOneObject() {
    String first = SharedText.of(new String("litwareinc.example"));
    assertThat(SharedText.of(new String("litwareinc.example"))).isSameAs(first);
  }

  @Test
  void textsOfOnePlaceTakeTurns() {
    String one = "Aa";
    String other = "BB";
    assertThat(one).hasSameHashCodeAs(other);
    for (int i = 0; i < 10; i++) {
      assertThat(SharedText.of(one)).isEqualTo("Aa");
      assertThat(SharedText.of(other)).isEqualTo("BB");
    }
  }
}
