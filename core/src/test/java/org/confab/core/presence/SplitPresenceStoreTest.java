package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.confab.protocol.presence.ExpireType;
import org.junit.jupiter.api.Test;

class SplitPresenceStoreTest implements PassingPresenceStoreContract {
  private final PresenceStore durable = new InMemoryPresenceStore();
  private final PresenceStore passing = new InMemoryPresenceStore();

  @Override
  public PresenceStore store() {
    return new SplitPresenceStore(durable, passing);
  }

  @Test
  void anInstanceThatIsNoMoreStaticChangesSides() {
    CategoryInstance note = PresenceStoreContract.note(400, 1, "a");
    store().write(ALICE, new PresenceWrite(List.of(note), List.of()));
    assertThat(durable.find(List.of(ALICE)).get(ALICE)).containsExactly(note);

    CategoryInstance user =
        CategoryInstance.ofServer(note.key(), 2, ExpireType.USER, NOW, note.value().orElseThrow());
    store().write(ALICE, new PresenceWrite(List.of(user), List.of()));

    assertThat(durable.find(List.of(ALICE))).isEmpty();
    assertThat(store().find(List.of(ALICE)).get(ALICE)).containsExactly(user);
  }
}
