package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.confab.protocol.presence.ExpireType;
import org.confab.protocol.sip.Epid;
import org.junit.jupiter.api.Test;

/** What a store does that also keeps what is bound to endpoints and time. */
public interface PassingPresenceStoreContract extends PresenceStoreContract {
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
}
