package org.confab.bench.conference;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.confab.bench.sip.Communicator;

/** A conference from its making to its end: people sign in, join one after the other and vanish. */
public final class Gathering {
  private Gathering() {}

  /** Done when the last is inside; then all are gone. The first makes the conference. */
  public static CompletableFuture<Void> of(List<Communicator> people) {
    CompletableFuture<Void> present = CompletableFuture.completedFuture(null);
    for (Communicator each : people) {
      present = present.thenCompose(before -> each.signIn()).thenAccept(in -> {});
    }
    return present
        .thenCompose(all -> FocusMember.schedule(people.get(0)))
        .thenCompose(focus -> join(people, focus))
        .whenComplete((done, failed) -> people.forEach(Communicator::close));
  }

  private static CompletableFuture<Void> join(List<Communicator> people, String focus) {
    CompletableFuture<Void> inside = CompletableFuture.completedFuture(null);
    for (Communicator each : people) {
      FocusMember member = new FocusMember(each, focus);
      inside = inside.thenCompose(before -> member.join());
    }
    return inside;
  }
}
