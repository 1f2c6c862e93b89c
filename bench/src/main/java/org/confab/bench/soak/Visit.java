package org.confab.bench.soak;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.confab.bench.presence.BatchSubscription;
import org.confab.bench.presence.NotePublisher;
import org.confab.bench.sip.Communicator;

/** One person's stay: signs in, watches some others, publishes, and goes. */
final class Visit {
  private final Communicator person;
  private final List<String> watched;
  private final AtomicInteger told = new AtomicInteger();

  Visit(Communicator person, List<String> watched) {
    this.person = person;
    this.watched = watched;
    person.onRequest(any -> told.incrementAndGet());
  }

  /** Comes. */
  CompletableFuture<Void> begin(int number) {
    return person
        .signIn()
        .thenCompose(in -> person.ask(BatchSubscription.of(person.aor(), watched)))
        .thenCompose(watching -> new NotePublisher(person).publish(number));
  }

  /** Notifications so far. */
  int told() {
    return told.get();
  }

  /** Goes: de-registers, or vanishes without a word. */
  CompletableFuture<Void> end(boolean politely) {
    if (!politely) {
      person.close();
      return CompletableFuture.completedFuture(null);
    }
    return person.signOut().thenAccept(out -> person.close());
  }
}
