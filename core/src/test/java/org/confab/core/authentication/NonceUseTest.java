package org.confab.core.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NonceUseTest {
  private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

  @Property
  void a_count_of_a_nonce_is_never_taken_twice(
      @ForAll @Size(max = 400) List<@IntRange(min = 0, max = 999) Integer> uses) {
    NonceUse flow = new NonceUse();
    Set<Integer> taken = new HashSet<>();
    for (int use : uses) {
      int nonce = use / 20;
      int count = use % 20 + 1;
      Instant issued = START.plusMillis(nonce);
      if (flow.use("n" + nonce, issued, count, "", START) == NonceUse.Use.NEW) {
        assertThat(taken.add(use)).isTrue();
      }
    }
  }

  @Property(tries = 20)
  void no_more_nonces_are_kept_than_the_limit_and_none_comes_back(
      @ForAll @IntRange(min = 1, max = 300) int beyond) {
    NonceUse flow = new NonceUse();
    int all = NonceUse.MAX_NONCES + beyond;
    for (int i = 0; i < all; i++) {
      assertThat(flow.use("n" + i, START.plusMillis(i), 1, "", START)).isEqualTo(NonceUse.Use.NEW);
    }
    for (int i = 0; i < all; i++) {
      assertThat(flow.use("n" + i, START.plusMillis(i), 1, "", START))
          .isEqualTo(NonceUse.Use.SPENT);
    }
    assertThat(flow.use("n" + (all - 1), START.plusMillis(all - 1), 2, "", START))
        .isEqualTo(NonceUse.Use.NEW);
  }

  @Test
  void counts_may_overtake_each_other_within_the_window() {
    NonceUse flow = new NonceUse();
    assertThat(flow.use("n", START, 40, "", START)).isEqualTo(NonceUse.Use.NEW);
    assertThat(flow.use("n", START, 40 - NonceUse.WINDOW + 1, "", START))
        .isEqualTo(NonceUse.Use.NEW);
    assertThat(flow.use("n", START, 40 - NonceUse.WINDOW, "", START)).isEqualTo(NonceUse.Use.SPENT);
  }
}
