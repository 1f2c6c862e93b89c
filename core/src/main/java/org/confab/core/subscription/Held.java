package org.confab.core.subscription;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Notifications that wait for the answer to a request of their endpoint. */
public final class Held implements AutoCloseable {
  private final List<Subscription> held;
  private final Predicate<Subscription> lives;
  private final Consumer<Subscription> send;
  private final Consumer<Subscription> turn;
  private boolean over;

  /**
   * Holds them back from now on.
   *
   * @param lives whether one has not ended meanwhile
   * @param send sends what waits in this thread
   * @param turn has what waits sent in its turn
   */
  Held(
      List<Subscription> subscriptions,
      Predicate<Subscription> lives,
      Consumer<Subscription> send,
      Consumer<Subscription> turn) {
    this.held = subscriptions;
    this.lives = lives;
    this.send = send;
    this.turn = turn;
    held.forEach(Subscription::hold);
  }

  /** They precede the answer: what waits is sent at once, in this thread. */
  public void sendFirst() {
    release(send);
  }

  /** The answer is out: they may follow. */
  @Override
  public void close() {
    release(turn);
  }

  private void release(Consumer<Subscription> then) {
    if (over) {
      return;
    }
    over = true;
    for (Subscription subscription : held) {
      subscription.open();
      if (lives.test(subscription)) {
        then.accept(subscription);
      }
    }
  }
}
