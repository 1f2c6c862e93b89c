package org.confab.core.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.confab.core.authentication.KnownPlaces.Place;
import org.junit.jupiter.api.Test;

/** What every store of known places has to do. */
public interface KnownPlaceStoreContract {
  Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  Place HOME = new Place("alice@litwareinc.com", "192.0.2.1");
  Place OFFICE = new Place("alice@litwareinc.com", "2001:db8:0:1::/64");
  Place BOBS = new Place("bob@litwareinc.com", "192.0.2.1");

  /** An empty store. */
  KnownPlaceStore store();

  @Test
  default void whatWasUsedLastComesLast() {
    KnownPlaceStore store = store();
    assertThat(store.newest(10)).isEmpty();
    store.save(List.of(HOME), NOW);
    store.save(List.of(BOBS), NOW.plusSeconds(1));
    store.save(List.of(OFFICE), NOW.plusSeconds(2));
    store.save(List.of(HOME), NOW.plusSeconds(3));
    assertThat(store.newest(10)).containsExactly(BOBS, OFFICE, HOME);
    assertThat(store.newest(2)).containsExactly(OFFICE, HOME);
  }

  @Test
  default void aUserHasSoManyAndTheOldestMakesRoom() {
    KnownPlaceStore store = store();
    store.save(List.of(BOBS), NOW);
    IntStream.rangeClosed(0, KnownPlaceStore.PER_USER)
        .forEach(
            i -> store.save(List.of(new Place(HOME.user(), "10.0.0." + i)), NOW.plusSeconds(i)));
    assertThat(store.newest(100))
        .hasSize(KnownPlaceStore.PER_USER + 1)
        .contains(BOBS)
        .doesNotContain(new Place(HOME.user(), "10.0.0.0"));
  }

  @Test
  default void whatIsTooOldIsForgotten() {
    KnownPlaceStore store = store();
    store.save(List.of(HOME), NOW);
    store.save(List.of(BOBS), NOW.plus(KnownPlaceStore.LIFETIME).plusSeconds(1));
    assertThat(store.newest(10)).containsExactly(BOBS);
  }
}
