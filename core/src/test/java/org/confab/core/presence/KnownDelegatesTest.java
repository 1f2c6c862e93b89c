package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.confab.protocol.presence.Delegate;
import org.confab.protocol.presence.Delegates;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

class KnownDelegatesTest implements DelegateStoreContract {
  private final InMemoryDelegateStore store = new InMemoryDelegateStore();
  private final AtomicInteger reads = new AtomicInteger();
  private final KnownDelegates known =
      new KnownDelegates(
          new DelegateStore() {
            @Override
            public Delegates find(SipUri user) {
              reads.incrementAndGet();
              return store.find(user);
            }

            @Override
            public List<SipUri> naming(SipUri delegate) {
              return store.naming(delegate);
            }

            @Override
            public void replace(SipUri user, Delegates delegates) {
              store.replace(user, delegates);
            }
          });

  @Override
  public DelegateStore store() {
    return known.writing();
  }

  @Test
  void theStoreIsAskedOnceHoweverManyMessagesThereAre() {
    appoint(BOB);
    for (int message = 0; message < 10; message++) {
      assertThat(known.mayActFor(BOB, ALICE)).isTrue();
      assertThat(known.mayActFor(CAROL, ALICE)).isFalse();
    }
    assertThat(reads).hasValue(1);
  }

  @Test
  void whoIsDismissedActsNoMoreAndWhoIsAppointedDoes() {
    assertThat(known.mayActFor(BOB, ALICE)).isFalse();
    appoint(BOB);
    assertThat(known.mayActFor(BOB, ALICE)).isTrue();
    appoint(CAROL);
    assertThat(known.mayActFor(BOB, ALICE)).isFalse();
    assertThat(known.mayActFor(CAROL, ALICE)).isTrue();
  }

  @Test
  void whoIsRemovedTakesHisDelegatesAlong() {
    appoint(BOB);
    assertThat(known.mayActFor(BOB, ALICE)).isTrue();
    store.replace(ALICE, Delegates.NONE);
    known.userRemoved(ALICE);
    assertThat(known.mayActFor(BOB, ALICE)).isFalse();
  }

  @Test
  void noMorePeopleAreRememberedThanTheLimit() {
    for (int i = 0; i < 2 * KnownDelegates.MAX_PRINCIPALS + 1; i++) {
      known.mayActFor(BOB, SipUri.of("u" + i, "litwareinc.com"));
    }
    int before = reads.get();
    known.mayActFor(BOB, SipUri.of("u1", "litwareinc.com"));
    assertThat(reads).as("the first ones are forgotten").hasValue(before + 1);
  }

  private void appoint(SipUri delegate) {
    known.writing().replace(ALICE, new Delegates(1, List.of(new Delegate(delegate, true, true))));
  }
}
