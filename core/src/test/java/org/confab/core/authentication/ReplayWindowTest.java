package org.confab.core.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReplayWindowTest {
  private final ReplayWindow window = new ReplayWindow();

  @Test
  void numbers_start_at_one_and_count_once() {
    assertThat(window.accept(0)).isFalse();
    assertThat(window.accept(1)).isTrue();
    assertThat(window.accept(1)).isFalse();
  }

  @Test
  void numbers_may_come_out_of_order_within_the_window() {
    assertThat(window.accept(ReplayWindow.SIZE)).isTrue();
    assertThat(window.accept(1)).isTrue();
    assertThat(window.accept(1)).isFalse();
    assertThat(window.accept(ReplayWindow.SIZE + 2)).isTrue();
    assertThat(window.accept(2)).isFalse();
    assertThat(window.accept(3)).isTrue();
  }

  @Test
  void a_jump_forgets_all_that_is_older_than_the_window() {
    assertThat(window.accept(5)).isTrue();
    assertThat(window.accept(0xFFFF_FFFFL)).isTrue();
    assertThat(window.accept(0xFFFF_FFFFL - ReplayWindow.SIZE)).isFalse();
    assertThat(window.accept(0xFFFF_FFFFL - ReplayWindow.SIZE + 1)).isTrue();
  }

  @Property
  void no_number_is_accepted_twice_and_every_new_one_in_the_window_is(
      @ForAll @Size(max = 300) List<@LongRange(min = 1, max = 600) Long> numbers) {
    ReplayWindow fresh = new ReplayWindow();
    Set<Long> seen = new HashSet<>();
    long highest = 0;
    for (long number : numbers) {
      boolean inWindow = number > highest - ReplayWindow.SIZE;
      assertThat(fresh.accept(number)).isEqualTo(inWindow && seen.add(number));
      highest = Math.max(highest, number);
    }
  }
}
