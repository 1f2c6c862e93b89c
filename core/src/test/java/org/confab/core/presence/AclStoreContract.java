package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.confab.protocol.lcs.Ace;
import org.confab.protocol.lcs.AceRights;
import org.confab.protocol.lcs.AceType;
import org.confab.protocol.lcs.AclList;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

/** What every store of access control lists has to do. */
public interface AclStoreContract {
  SipUri ALICE = SipUri.of("alice", "litwareinc.com");
  SipUri BOB = SipUri.of("bob", "litwareinc.com");

  /** An empty store. */
  AclStore store();

  @Test
  default void aListComesBackAsItWasStoredWithItsOrder() {
    AclStore store = store();
    AclList list =
        new AclList(
            0xFFFF_FFFFL,
            List.of(
                new Ace(AceType.USER, "sip:Dan@litwareinc.com", AceRights.parse("PD")),
                new Ace(AceType.USER, "carol@litwareinc.com", AceRights.BLOCKED),
                new Ace(AceType.DOMAIN, "contoso.com", AceRights.ALLOWED),
                new Ace(AceType.ALL, "", AceRights.parse("DA"))));
    store.put(ALICE, list);
    assertThat(store.find(ALICE)).contains(list);
    assertThat(store.find(BOB)).isEmpty();
  }

  @Test
  default void aNewListReplacesTheOldOneAndNoOneElses() {
    AclStore store = store();
    AclList old =
        new AclList(
            2,
            List.of(
                new Ace(AceType.USER, "carol@litwareinc.com", AceRights.BLOCKED),
                new Ace(AceType.ALL, "", AceRights.ALLOWED)));
    AclList now = new AclList(3, List.of(new Ace(AceType.ALL, "", AceRights.BLOCKED)));
    store.put(ALICE, old);
    store.put(BOB, old);
    store.put(ALICE, now);
    assertThat(store.find(ALICE)).contains(now);
    assertThat(store.find(BOB)).contains(old);
  }
}
