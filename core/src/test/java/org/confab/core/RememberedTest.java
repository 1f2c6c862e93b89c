package org.confab.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RememberedTest {
  private final Map<String, String> stored = new HashMap<>(Map.of("a", "1", "b", "2", "c", "3"));
  private final List<String> read = new ArrayList<>();
  private final Remembered<String, Optional<String>> remembered = new Remembered<>(2);
  private Runnable whileReading = () -> {};

  private Optional<String> get(String key) {
    return remembered.get(key, this::read);
  }

  private Optional<String> read(String key) {
    read.add(key);
    Optional<String> found = Optional.ofNullable(stored.get(key));
    whileReading.run();
    return found;
  }

  @Test
  void whatIsKnownIsNotReadAgainAlsoThatThereIsNothing() {
    assertThat(get("a")).contains("1");
    assertThat(get("x")).isEmpty();
    assertThat(get("a")).contains("1");
    assertThat(get("x")).isEmpty();
    assertThat(read).containsExactly("a", "x");
  }

  @Test
  void whoWasAskedForLongestAgoMakesRoom() {
    get("a");
    get("b");
    get("a");
    get("c"); // in the place of b
    get("a");
    get("b");
    assertThat(read).containsExactly("a", "b", "c", "b");
  }

  @Test
  void aChangeCountsAtOnce() {
    get("a");
    get("b");
    stored.put("a", "new");
    remembered.forget("a");
    assertThat(get("a")).contains("new");
    get("b");
    assertThat(read).containsExactly("a", "b", "a");
  }

  @Test
  void whatAnswersSoIsForgotten() {
    get("a");
    get("b");
    remembered.forgetIf(answer -> answer.equals(Optional.of("2")));
    get("a");
    get("b");
    assertThat(read).containsExactly("a", "b", "b");
  }

  @Test
  void everythingIsForgotten() {
    get("a");
    get("b");
    remembered.forgetAll();
    get("a");
    get("b");
    assertThat(read).containsExactly("a", "b", "a", "b");
  }

  @Test
  void whatWasReadWhileSomethingChangedIsNotRemembered() {
    for (Runnable change :
        List.<Runnable>of(
            () -> remembered.forget("a"),
            () -> remembered.forgetIf(answer -> false),
            remembered::forgetAll)) {
      read.clear();
      remembered.forgetAll();
      stored.put("a", "old");
      whileReading =
          () -> {
            whileReading = () -> {};
            stored.put("a", "new");
            change.run();
          };
      assertThat(get("a")).contains("old"); // it was read before the change
      assertThat(get("a")).contains("new");
      assertThat(read).containsExactly("a", "a");
    }
  }

  @Test
  void whatIsNotWorthAPlaceIsReadEachTime() {
    remembered.get("x", this::read, Optional::isPresent);
    remembered.get("x", this::read, Optional::isPresent);
    remembered.get("a", this::read, Optional::isPresent);
    remembered.get("a", this::read, Optional::isPresent);
    assertThat(read).containsExactly("x", "x", "a");
  }
}
