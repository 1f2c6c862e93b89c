package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.presence.ExpireType;
import org.confab.protocol.sip.Epid;
import org.junit.jupiter.api.Test;

/** What a store does that also keeps what is bound to endpoints and time. */
public interface PassingPresenceStoreContract extends PresenceStoreContract {
  @Test
  default void itKnowsWhoHasAnythingThatEndsByItself() {
    PresenceStore store = store();
    CategoryInstance stays = PresenceStoreContract.note(400, 1, "a");
    CategoryInstance ends =
        CategoryInstance.ofServer(
            PresenceStoreContract.note(300, 1, "").key(),
            1,
            ExpireType.USER,
            NOW,
            stays.value().orElseThrow());
    store.write(ALICE, new PresenceWrite(List.of(stays), List.of()));
    store.write(BOB, new PresenceWrite(List.of(stays, ends), List.of()));

    assertThat(store.hasPassing(ALICE)).isFalse();
    assertThat(store.hasPassing(BOB)).isTrue();
    assertThat(store.hasPassing(CAROL)).isFalse();
    store.write(BOB, new PresenceWrite(List.of(), List.of(ends.key())));
    assertThat(store.hasPassing(BOB)).isFalse();
  }

  @Test
  default void whatAnInstanceIsBoundToIsKept() {
    PresenceStore store = store();
    CategoryInstance note = PresenceStoreContract.note(400, 1, "a");
    CategoryInstance bound =
        new CategoryInstance(
            note.key(),
            3,
            ExpireType.TIME,
            NOW,
            Optional.of(NOW.plusSeconds(60)),
            Optional.of(Epid.of("b34afb6ebb23")),
            note.value());
    store.write(ALICE, new PresenceWrite(List.of(bound), List.of()));

    assertThat(store.find(List.of(ALICE)).get(ALICE)).containsExactly(bound);
  }

  @Test
  default void whatIsReadAgainIsWhatWasWrittenLast() {
    PresenceStore store = store();
    for (int version = 1; version <= 3; version++) {
      CategoryInstance note = bound(version);
      store.write(ALICE, new PresenceWrite(List.of(note), List.of()));
      assertThat(store.find(List.of(ALICE, BOB))).containsOnly(Map.entry(ALICE, List.of(note)));
    }
    store.write(ALICE, new PresenceWrite(List.of(), List.of(bound(3).key())));
    assertThat(store.find(List.of(ALICE))).isEmpty();

    store.write(ALICE, new PresenceWrite(List.of(bound(1)), List.of()));
    assertThat(store.find(List.of(ALICE)).get(ALICE)).containsExactly(bound(1));
  }

  @Test
  default void whatIsRemovedAndPutInOneGoIsThere() {
    PresenceStore store = store();
    store.write(ALICE, new PresenceWrite(List.of(bound(1)), List.of()));
    store.write(ALICE, new PresenceWrite(List.of(bound(2)), List.of(bound(1).key())));

    assertThat(store.find(List.of(ALICE)).get(ALICE)).containsExactly(bound(2));
  }

  private static CategoryInstance bound(int version) {
    CategoryInstance note = PresenceStoreContract.note(400, version, "version " + version);
    return CategoryInstance.ofServer(
        note.key(), version, ExpireType.USER, NOW, note.value().orElseThrow());
  }
}
