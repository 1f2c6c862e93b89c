package org.confab.core.registrar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

/** What every store of bindings must do. */
public interface RegistrationStoreContract {
  SipUri ALICE = SipUri.of("alice", "litwareinc.com");
  SipUri BOB = SipUri.of("bob", "litwareinc.com");

  /** An empty store. */
  RegistrationStore store();

  @Test
  default void anUnknownUserHasNoBindings() {
    assertThat(store().bindings(ALICE)).isEmpty();
  }

  @Test
  default void bindingsComeBackAsTheyWereStored() {
    RegistrationStore store = store();
    List<Binding> both = List.of(Bindings.of("alice", "01"), Bindings.of("alice", "02"));
    assertThat(store.update(ALICE, before -> both)).isEqualTo(both);
    assertThat(store.bindings(ALICE)).isEqualTo(both);
  }

  @Test
  default void usersAreFoundWithoutRegardToCaseAndParameters() {
    RegistrationStore store = store();
    Binding binding = Bindings.of("alice", "01");
    store.update(ALICE, before -> List.of(binding));
    assertThat(store.bindings(SipUri.parse("sip:Alice@LITWAREINC.com;user=phone")))
        .containsExactly(binding);
    assertThat(store.bindings(BOB)).isEmpty();
  }

  @Test
  default void anUpdateSeesWhatIsThere() {
    RegistrationStore store = store();
    Binding first = Bindings.of("alice", "01");
    Binding second = Bindings.of("alice", "02");
    store.update(ALICE, before -> List.of(first));
    store.update(ALICE, before -> plus(before, second));
    assertThat(store.bindings(ALICE)).containsExactly(first, second);
  }

  @Test
  default void anEmptyListForgetsTheUser() {
    RegistrationStore store = store();
    store.update(ALICE, before -> List.of(Bindings.of("alice", "01")));
    assertThat(store.update(ALICE, before -> List.of())).isEmpty();
    assertThat(store.bindings(ALICE)).isEmpty();
  }

  @Test
  default void aFailingChangeLeavesEverythingAsItWas() {
    RegistrationStore store = store();
    Binding binding = Bindings.of("alice", "01");
    store.update(ALICE, before -> List.of(binding));
    assertThatThrownBy(
            () ->
                store.update(
                    ALICE,
                    before -> {
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(store.bindings(ALICE)).containsExactly(binding);
  }

  @Test
  default void expiredBindingsOfAllUsersAreFound() {
    RegistrationStore store = store();
    store.update(ALICE, before -> List.of(Bindings.of("alice", "01")));
    store.update(BOB, before -> List.of(Bindings.of("bob", "02")));
    assertThat(store.expired(Bindings.END.minusSeconds(1))).isEmpty();
    assertThat(store.expired(Bindings.END)).hasSize(2);
  }

  @Test
  default void noUpdateIsLostWhenManyComeAtOnce() throws InterruptedException {
    RegistrationStore store = store();
    int many = 20;
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(4);
    for (int i = 0; i < many; i++) {
      Binding binding = Bindings.of("alice", "e" + i);
      pool.execute(
          () -> {
            try {
              start.await();
            } catch (InterruptedException stopped) {
              Thread.currentThread().interrupt();
            }
            store.update(ALICE, before -> plus(before, binding));
          });
    }
    start.countDown();
    pool.shutdown();
    assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(store.bindings(ALICE)).hasSize(many);
  }

  private static List<Binding> plus(List<Binding> before, Binding more) {
    List<Binding> after = new ArrayList<>(before);
    after.add(more);
    return after;
  }
}
