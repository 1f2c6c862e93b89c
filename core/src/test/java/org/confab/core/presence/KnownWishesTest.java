package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.confab.protocol.presence.CategoryName;
import org.junit.jupiter.api.Test;

class KnownWishesTest {
  private static final int MOST = 3;

  private final KnownWishes known = new KnownWishes(MOST);

  private static Set<CategoryName> wishes(String... names) {
    return new LinkedHashSet<>(List.of(names).stream().map(CategoryName::of).toList());
  }

  @Test
  void theSameWishesAreOneObject() {
    Set<CategoryName> one = known.same(wishes("state", "note"));
    assertThat(known.same(wishes("state", "note"))).isSameAs(one);
    assertThat(one).containsExactlyElementsOf(wishes("state", "note"));
  }

  @Test
  void theirOrderIsKept() {
    assertThat(known.same(wishes("note", "state")))
        .containsExactlyElementsOf(wishes("note", "state"));
  }

  @Test
  void nobodyChangesThem() {
    assertThatThrownBy(() -> known.same(wishes("state")).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void strangeWishesAreKeptUpToANumber() {
    for (int i = 0; i < 2 * MOST; i++) {
      assertThat(known.same(wishes("x" + i))).isEqualTo(wishes("x" + i));
    }
    Set<CategoryName> late = wishes("x" + (2 * MOST));
    assertThat(known.same(late)).isNotSameAs(known.same(late)).isEqualTo(late);
  }
}
