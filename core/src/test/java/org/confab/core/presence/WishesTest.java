package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.confab.core.presence.Wishes.Wish;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

class WishesTest {
  private final Wishes wishes = new Wishes();

  private static SipUri user(int number) {
    return SipUri.of("u" + number, "litwareinc.com");
  }

  private static Wish wish(int number, long since) {
    return new Wish(user(number), Set.of(), since);
  }

  @Test
  void aUserIsTheSameHoweverHeIsWritten() {
    wishes.put(new Wish(SipUri.of("Alice", "litwareinc.com"), Set.of(), 1));
    assertThat(wishes.find(SipUri.of("alice", "LitwareInc.com"))).isPresent();
  }

  @Property
  void fewAndManyAreWhatATableWouldBe(
      @ForAll @Size(max = 60) List<@IntRange(min = -12, max = 12) Integer> steps) {
    Map<SipUri, Wish> table = new LinkedHashMap<>();
    Wishes tried = new Wishes();
    long since = 0;
    for (int step : steps) {
      if (step < 0) {
        table.remove(user(-step));
        tried.remove(user(-step));
      } else {
        Wish wish = wish(step, since++);
        table.put(wish.user(), wish);
        tried.put(wish);
      }
      assertThat(tried.users()).containsExactlyElementsOf(table.keySet());
      assertThat(tried.size()).isEqualTo(table.size());
    }
    for (int number = 0; number <= 12; number++) {
      assertThat(tried.find(user(number)).orElse(null)).isEqualTo(table.get(user(number)));
    }
  }
}
