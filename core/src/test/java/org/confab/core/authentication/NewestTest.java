package org.confab.core.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NewestTest {
  private final Newest<Integer> three = new Newest<>(3);

  @Test
  void theOldestMakesRoom() {
    for (int number = 1; number <= 5; number++) {
      three.put("n" + number, number);
    }
    assertThat(three.values()).containsExactly(3, 4, 5);
    assertThat(three.find("n2")).isEmpty();
    assertThat(three.find("n3")).contains(3);
    three.put("n4", 40);
    assertThat(three.values()).containsExactly(3, 40, 5);
  }

  @Test
  void oneAloneIsReplacedAndJoinedAndLeft() {
    three.put("a", 1);
    three.put("a", 2);
    assertThat(three.values()).containsExactly(2);
    three.removeIf(value -> value == 1);
    three.put("b", 3);
    assertThat(three.values()).containsExactly(2, 3);
    three.removeIf(value -> value == 2);
    assertThat(three.values()).containsExactly(3);
    three.put("c", 4);
    assertThat(three.remove("b")).contains(3);
    assertThat(three.find("c")).contains(4);
  }

  @Test
  void whatIsTakenOutIsGone() {
    assertThat(three.remove("a")).isEmpty();
    three.removeIf(any -> true);
    three.put("a", 1);
    three.put("b", 2);
    assertThat(three.remove("a")).contains(1);
    assertThat(three.find("a")).isEmpty();
    three.removeIf(value -> value == 2);
    assertThat(three.isEmpty()).isTrue();
    three.put("c", 3);
    assertThat(three.size()).isEqualTo(1);
  }
}
