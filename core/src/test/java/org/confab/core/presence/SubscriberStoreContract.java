package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.confab.protocol.presence.MemberType;
import org.confab.protocol.presence.Subscriber;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

/** What every store of subscribers has to do. */
public interface SubscriberStoreContract {
  SipUri ALICE = SipUri.of("alice", "litwareinc.com");

  /** An empty store. */
  SubscriberStore store();

  @Test
  default void whoseSubscriberAPersonIsIsFoundUntilHeIsRemoved() {
    SubscriberStore store = store();
    SipUri dan = SipUri.of("dan", "litwareinc.com");
    store.put(ALICE, new Subscriber(dan, "Dan", true, Optional.empty()));

    assertThat(store.naming(dan)).containsExactly(ALICE);
    assertThat(store.naming(ALICE)).isEmpty();

    store.remove(ALICE, dan);
    store.remove(dan, ALICE);
    assertThat(store.naming(dan)).isEmpty();
    assertThat(store.find(ALICE)).isEmpty();
  }

  @Test
  default void subscribersComeInOrderAndAreReplacedByAddress() {
    SubscriberStore store = store();
    Subscriber dan =
        new Subscriber(
            SipUri.of("dan", "litwareinc.com"),
            "Dan",
            false,
            Optional.of(MemberType.SAME_ENTERPRISE));
    Subscriber bob =
        new Subscriber(SipUri.of("bob", "litwareinc.com"), "", false, Optional.empty());
    Subscriber told = new Subscriber(dan.user(), "Dan", true, dan.type());
    store.put(ALICE, dan);
    store.put(ALICE, bob);
    store.put(ALICE, told);
    store.put(bob.user(), dan);

    assertThat(store.find(ALICE)).containsExactly(bob, told);
    assertThat(store.find(dan.user())).isEmpty();
  }
}
