package org.confab.bench.soak;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.confab.bench.presence.BatchSubscription;
import org.confab.bench.presence.NotePublisher;
import org.confab.bench.sip.Communicator;

/** One person's stay: signs in, watches some others, publishes, hears of them, and goes. */
final class Visit {
  private final Communicator person;
  private final List<String> watched;
  private final AtomicInteger told = new AtomicInteger();
  private final CompletableFuture<Void> first = new CompletableFuture<>();
  private volatile Optional<Throwable> failure = Optional.empty();

  Visit(Communicator person, List<String> watched) {
    this.person = person;
    this.watched = watched;
    person.onRequest(
        any -> {
          told.incrementAndGet();
          first.complete(null);
        });
  }

  /** Signs in and watches. */
  CompletableFuture<Void> come() {
    return unlessFailed(
        () ->
            person
                .signIn()
                .thenCompose(in -> person.ask(BatchSubscription.of(person.aor(), watched)))
                .thenAccept(watching -> {}));
  }

  /** Publishes. */
  CompletableFuture<Void> publish(int number) {
    return unlessFailed(() -> new NotePublisher(person).publish(number));
  }

  /** Waits for news of the others. */
  CompletableFuture<Void> hear() {
    return unlessFailed(() -> first.orTimeout(Communicator.PATIENCE, TimeUnit.SECONDS));
  }

  /** What went wrong; the visit is over with it. */
  Optional<Throwable> failure() {
    return failure;
  }

  /** Never fails, so that one person's bad luck does not end the others' day. */
  private CompletableFuture<Void> unlessFailed(Supplier<CompletableFuture<Void>> step) {
    if (failure.isPresent()) {
      return CompletableFuture.completedFuture(null);
    }
    return step.get()
        .handle(
            (done, thrown) -> {
              if (thrown != null) {
                failure = Optional.of(thrown);
                person.close();
              }
              return null;
            });
  }

  /** Notifications so far. */
  int told() {
    return told.get();
  }

  /** Goes: de-registers, or vanishes without a word. */
  CompletableFuture<Void> go(boolean politely) {
    if (!politely) {
      person.close();
      return CompletableFuture.completedFuture(null);
    }
    return unlessFailed(() -> person.signOut().thenAccept(out -> person.close()));
  }
}
