package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

class RememberedPresenceStoreTest implements PresenceStoreContract {
  private final List<SipUri> read = new ArrayList<>();
  private final InMemoryPresenceStore behind = new InMemoryPresenceStore();
  private Runnable whileReading = () -> {};
  private final RememberedPresenceStore store =
      new RememberedPresenceStore(
          new PresenceStore() {
            @Override
            public Map<SipUri, List<CategoryInstance>> find(Collection<SipUri> users) {
              read.addAll(users);
              Map<SipUri, List<CategoryInstance>> found = behind.find(users);
              whileReading.run();
              return found;
            }

            @Override
            public void write(SipUri user, PresenceWrite write) {
              behind.write(user, write);
            }
          });

  @Override
  public PresenceStore store() {
    return store;
  }

  private static PresenceWrite note(int version) {
    return new PresenceWrite(List.of(PresenceStoreContract.note(400, version, "a")), List.of());
  }

  @Test
  void whoeverIsKnownIsNotReadAgain() {
    store.write(ALICE, note(1));
    assertThat(store.find(List.of(ALICE, BOB))).containsOnlyKeys(ALICE);
    assertThat(store.find(List.of(ALICE, BOB))).containsOnlyKeys(ALICE);
    assertThat(read).containsExactly(ALICE, BOB);
  }

  @Test
  void aChangeCountsAtOnceWhoeverMadeIt() {
    assertThat(store.find(List.of(ALICE))).isEmpty();
    behind.write(ALICE, note(1));
    store.forget(ALICE);
    assertThat(store.find(List.of(ALICE))).containsOnlyKeys(ALICE);
  }

  @Test
  void whatWasReadBeforeAChangeIsNotRemembered() {
    whileReading =
        () -> {
          whileReading = () -> {};
          behind.write(ALICE, note(1));
          store.forget(ALICE);
        };
    assertThat(store.find(List.of(ALICE))).isEmpty(); // it was read before the change
    assertThat(store.find(List.of(ALICE))).containsOnlyKeys(ALICE);
  }
}
