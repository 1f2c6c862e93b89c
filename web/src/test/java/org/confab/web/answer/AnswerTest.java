package org.confab.web.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private enum Mood {
    GOOD("fine"),
    BAD("poor");

    private final String word;

    Mood(String word) {
      this.word = word;
    }

    @SuppressWarnings({"unused", "EffectivelyPrivate"}) // called by its name
    public String word() {
      return word;
    }
  }

  private enum Plain {
    ONE,
    OTHER
  }

  private record Inner(String name, Optional<Integer> number) {}

  private record Outer(
      @Flat Inner inner,
      @Member(name = "default") boolean flag,
      Instant at,
      List<Plain> plain,
      @Flat Map<Mood, Long> moods,
      Map<String, BigDecimal> prices) {}

  @Test
  void componentsAreMembersInTheirOrderAndThoseWithoutAValueAreLeftOut() {
    Outer outer =
        new Outer(
            new Inner("a", Optional.empty()),
            true,
            Instant.EPOCH,
            List.of(Plain.ONE, Plain.OTHER),
            new TreeMap<>(Map.of(Mood.GOOD, 7L, Mood.BAD, 1L)),
            Map.of("x", new BigDecimal("0.500000")));
    assertThat(Answer.text(outer))
        .isEqualTo(
            "{\"name\":\"a\",\"default\":true,\"at\":\"1970-01-01T00:00:00Z\","
                + "\"plain\":[\"one\",\"other\"],\"fine\":7,\"poor\":1,"
                + "\"prices\":{\"x\":0.500000}}");
    assertThat(Answer.text(List.of(new Inner("b", Optional.of(3)))))
        .isEqualTo("[{\"name\":\"b\",\"number\":3}]");
  }

  private record Wrong(Object anything) {}

  @Test
  void whatHasNoFormInJsonIsADefect() {
    Wrong wrong = new Wrong(Thread.currentThread());
    assertThatIllegalArgumentException().isThrownBy(() -> Answer.text(wrong));
  }

  @Test
  void enumsTellTheirWordsOrAreCalledByTheirNames() {
    assertThat(Word.all(Mood.class)).containsExactly("fine", "poor");
    assertThat(Word.all(Plain.class)).containsExactly("one", "other");
  }
}
