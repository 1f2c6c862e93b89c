package org.confab.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

/** What every store of policies does. */
public interface PolicyStoreContract {
  /** An empty store; the same one for the whole test. */
  PolicyStore store();

  /** A value of alice's. */
  PolicyValue OF_ALICE =
      new PolicyValue(
          PolicyScope.user(SipUri.of("alice", "litwareinc.com")),
          "meetingPolicy.AllowPolls",
          "true");

  /** A value of everybody's. */
  PolicyValue GLOBAL = new PolicyValue(PolicyScope.GLOBAL, "meetingPolicy.AllowPolls", "false");

  /** A value of a site's. */
  PolicyValue OF_SITE =
      new PolicyValue(PolicyScope.site("Redmond"), "meetingPolicy.AllowPolls", "false");

  @Test
  default void whatIsSetIsKeptByScopeAndName() {
    PolicyStore store = store();
    store.set(OF_ALICE);
    store.set(GLOBAL);
    store.set(OF_SITE);
    assertThat(store.all()).containsExactly(GLOBAL, OF_SITE, OF_ALICE);
  }

  @Test
  default void aNewValueReplacesTheOldOne() {
    PolicyStore store = store();
    store.set(GLOBAL);
    PolicyValue other = new PolicyValue(GLOBAL.scope(), GLOBAL.name(), "x".repeat(4000));
    store.set(other);
    assertThat(store.all()).containsExactly(other);
  }

  @Test
  default void whatIsTakenBackIsGoneForThatScopeAlone() {
    PolicyStore store = store();
    store.set(GLOBAL);
    store.set(OF_ALICE);
    assertThat(store.unset(OF_ALICE.scope(), OF_ALICE.name())).isTrue();
    assertThat(store.unset(OF_ALICE.scope(), OF_ALICE.name())).isFalse();
    assertThat(store.all()).containsExactly(GLOBAL);
  }
}
