package org.confab.protocol.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** A map as any other, but smaller. */
class SmallMapTest {
  @Property(tries = 300)
  void theyAreTheMapTheyWereMadeOf(
      @ForAll @Size(max = 12) List<@AlphaChars @StringLength(min = 1, max = 2) String> names,
      @ForAll @AlphaChars @StringLength(max = 2) String other) {
    Map<String, String> plain = new LinkedHashMap<>();
    Map<String, String> grown = Map.of();
    for (String name : names) {
      plain.put(name, name + plain.size());
      grown = SmallMap.with(grown, name, plain.get(name));
    }
    for (Map<String, String> made : List.of(grown, SmallMap.copyOf(plain))) {
      assertThat(made).isEqualTo(plain).hasSameHashCodeAs(plain).hasSize(plain.size());
      assertThat(plain).isEqualTo(made);
      assertThat(new ArrayList<>(made.entrySet())).isEqualTo(new ArrayList<>(plain.entrySet()));
      assertThat(made.get(other)).isEqualTo(plain.get(other));
      assertThat(made.containsKey(other)).isEqualTo(plain.containsKey(other));
      List<String> seen = new ArrayList<>();
      made.forEach((key, value) -> seen.add(key + value));
      List<String> wanted = new ArrayList<>();
      plain.forEach((key, value) -> wanted.add(key + value));
      assertThat(seen).isEqualTo(wanted);
    }
  }

  @Test
  void theyDoNotChange() {
    Map<String, String> plain = new LinkedHashMap<>(Map.of("a", "1"));
    Map<String, String> made = SmallMap.copyOf(plain);
    plain.put("b", "2");
    assertThat(made).isEqualTo(Map.of("a", "1"));
    assertThat(SmallMap.copyOf(made)).isSameAs(made);
    assertThatThrownBy(() -> made.put("b", "2")).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> made.remove("a")).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> made.entrySet().iterator().next().setValue("2"))
        .isInstanceOf(UnsupportedOperationException.class);
    var all = made.entrySet().iterator();
    all.next();
    assertThatThrownBy(all::next).isInstanceOf(NoSuchElementException.class);
  }
}
