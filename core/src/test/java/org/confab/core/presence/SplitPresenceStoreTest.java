package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.confab.protocol.presence.ExpireType;
import org.confab.protocol.sip.SipUri;
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
    store().write(ALICE, new PresenceWrite(List.of(user), List.of(note.key())));

    assertThat(durable.find(List.of(ALICE))).isEmpty();
    assertThat(store().find(List.of(ALICE)).get(ALICE)).containsExactly(user);

    store().write(ALICE, new PresenceWrite(List.of(note), List.of(note.key())));
    assertThat(passing.find(List.of(ALICE))).isEmpty();
    assertThat(store().find(List.of(ALICE)).get(ALICE)).containsExactly(note);
  }

  @Test
  void whatTheDurableStoreRefusesLeavesThePassingOneAsItWas() {
    CategoryInstance stays = bound(note(300, 1, "stays"));
    CategoryInstance old = bound(note(400, 1, "old"));
    CategoryInstance gone = bound(note(200, 1, "gone"));
    passing.write(ALICE, new PresenceWrite(List.of(stays, old, gone), List.of()));
    PresenceStore failing = new SplitPresenceStore(new FullStore(durable), passing);

    PresenceWrite both =
        new PresenceWrite(
            List.of(bound(note(400, 2, "new")), bound(note(100, 1, "added")), note(0, 1, "static")),
            List.of(gone.key()));
    assertThatThrownBy(() -> failing.write(ALICE, both)).isInstanceOf(IllegalStateException.class);

    assertThat(failing.find(List.of(ALICE)).get(ALICE)).containsExactlyInAnyOrder(stays, old, gone);
  }

  @Test
  void whatConcernsOneStoreAloneDoesNotAskTheOther() {
    PresenceStore failing = new SplitPresenceStore(new FullStore(durable), passing);
    CategoryInstance bound = bound(note(400, 1, "a"));

    failing.write(ALICE, new PresenceWrite(List.of(bound), List.of()));
    failing.write(ALICE, new PresenceWrite(List.of(), List.of(bound.key())));

    assertThat(failing.find(List.of(ALICE))).isEmpty();
  }

  private static CategoryInstance note(int container, long version, String text) {
    return PresenceStoreContract.note(container, version, text);
  }

  private static CategoryInstance bound(CategoryInstance note) {
    return CategoryInstance.ofServer(
        note.key(), note.version(), ExpireType.USER, NOW, note.value().orElseThrow());
  }

  /** Reads, and cannot write. */
  private record FullStore(PresenceStore store) implements PresenceStore {
    @Override
    public Map<SipUri, List<CategoryInstance>> find(Collection<SipUri> users) {
      return store.find(users);
    }

    @Override
    public void write(SipUri user, PresenceWrite write) {
      throw new IllegalStateException("the disk is full");
    }
  }
}
