package org.confab.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is told that a thread waits. */
class WaitingTest {
  private final List<String> told = new ArrayList<>();
  private final Waiting waiting = new Waiting();

  private void tell(String who) {
    waiting.tell(() -> told.add(who + " waits"), () -> told.add(who + " goes on"));
  }

  @Test
  void whatWaitsIsDoneIfNobodyIsToldToo() throws Exception {
    assertThat(waiting.during(() -> 7)).isEqualTo(7);
  }

  @Test
  void theBeginningAndTheEndAreTold() throws Exception {
    tell("a");
    waiting.during(() -> told.add("it is done"));
    assertThat(told).containsExactly("a waits", "it is done", "a goes on");
  }

  @Test
  void theEndIsToldOfWhatFails() {
    tell("a");
    assertThatThrownBy(
            () ->
                waiting.during(
                    () -> {
                      throw new IllegalStateException("on purpose");
                    }))
        .hasMessage("on purpose");
    assertThat(told).containsExactly("a waits", "a goes on");
  }

  @Test
  void whoWasToldOfTheBeginningIsToldOfTheEnd() throws Exception {
    tell("a");
    waiting.during(
        () -> {
          tell("b");
          return 0;
        });
    waiting.during(() -> 0);
    assertThat(told).containsExactly("a waits", "a goes on", "b waits", "b goes on");
  }
}
