package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.confab.protocol.presence.Delegate;
import org.confab.protocol.presence.Delegates;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

/** What every store of delegates has to do. */
public interface DelegateStoreContract {
  SipUri ALICE = SipUri.of("alice", "litwareinc.com");
  SipUri BOB = SipUri.of("bob", "litwareinc.com");
  SipUri CAROL = SipUri.of("carol", "litwareinc.com");

  /** An empty store. */
  DelegateStore store();

  @Test
  default void whoNeverHadDelegatesHasNone() {
    assertThat(store().find(ALICE)).isEqualTo(Delegates.NONE);
  }

  @Test
  default void delegatesKeepTheirOrderAndRights() {
    DelegateStore store = store();
    Delegates two =
        new Delegates(1, List.of(new Delegate(CAROL, true, false), new Delegate(BOB, false, true)));
    store.replace(ALICE, two);
    store.replace(BOB, new Delegates(7, List.of(new Delegate(CAROL, true, true))));

    assertThat(store.find(ALICE)).isEqualTo(two);
    assertThat(store.find(BOB).version()).isEqualTo(7);
  }

  @Test
  default void whoHasNamedAPersonIsFound() {
    DelegateStore store = store();
    store.replace(ALICE, new Delegates(1, List.of(new Delegate(CAROL, true, false))));
    store.replace(BOB, new Delegates(1, List.of(new Delegate(ALICE, true, false))));

    assertThat(store.naming(CAROL)).containsExactly(ALICE);
    assertThat(store.naming(BOB)).isEmpty();
  }

  @Test
  default void theVersionOutlivesTheLastDelegate() {
    DelegateStore store = store();
    store.replace(ALICE, new Delegates(1, List.of(new Delegate(BOB, true, false))));
    store.replace(ALICE, new Delegates(2, List.of(new Delegate(BOB, false, false))));
    assertThat(store.find(ALICE).all()).containsExactly(new Delegate(BOB, false, false));

    store.replace(ALICE, new Delegates(3, List.of()));
    assertThat(store.find(ALICE)).isEqualTo(new Delegates(3, List.of()));
  }
}
