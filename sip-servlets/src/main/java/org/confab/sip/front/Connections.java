package org.confab.sip.front;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.confab.sip.edge.Flow;
import org.jspecify.annotations.Nullable;

/**
 * One connection to each of several servers, opened when it is wanted and there is none.
 *
 * @param <K> what a server is known by
 */
public final class Connections<K> {
  private final Map<K, CompletableFuture<Flow>> open = new ConcurrentHashMap<>();

  /** The connection to a server; {@code opening} makes one if there is none. Never blocks. */
  public CompletionStage<Flow> flow(K server, Supplier<CompletionStage<Flow>> opening) {
    CompletableFuture<Flow> made = new CompletableFuture<>();
    CompletableFuture<Flow> known =
        open.compute(server, (same, before) -> isUsable(before) ? before : made);
    if (known == made) {
      begin(opening).whenComplete((flow, failure) -> opened(made, flow, failure));
    }
    return known.copy();
  }

  /** What cannot even be begun has failed like everything else: nobody waits for it. */
  private static CompletionStage<Flow> begin(Supplier<CompletionStage<Flow>> opening) {
    try {
      return opening.get();
    } catch (RuntimeException failure) {
      return CompletableFuture.failedStage(failure);
    }
  }

  private static void opened(
      CompletableFuture<Flow> made, @Nullable Flow flow, @Nullable Throwable failure) {
    if (flow != null) {
      made.complete(flow);
    } else {
      made.completeExceptionally(cause(failure).orElseGet(() -> new IOException("no connection")));
    }
  }

  /** Why a connection was not opened, without what stages put around it. */
  public static Optional<Throwable> cause(@Nullable Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? Optional.of(failure.getCause())
        : Optional.ofNullable(failure);
  }

  private static boolean isUsable(@Nullable CompletableFuture<Flow> connection) {
    return connection != null
        && (!connection.isDone()
            || (!connection.isCompletedExceptionally() && connection.join().isOpen()));
  }

  /** The connection that is open now. */
  public Optional<Flow> current(K server) {
    return Optional.ofNullable(open.get(server))
        .filter(known -> known.isDone() && isUsable(known))
        .map(CompletableFuture::join);
  }

  /** Whether that flow is the connection to a server, or was it until it ended. */
  public boolean had(K server, String flowId) {
    return Optional.ofNullable(open.get(server))
        .filter(known -> known.isDone() && !known.isCompletedExceptionally())
        .filter(known -> known.join().id().equals(flowId))
        .isPresent();
  }

  /** Forgets a server and closes its connection. */
  public void close(K server) {
    CompletableFuture<Flow> gone = open.remove(server);
    if (gone != null) {
      gone.thenAccept(Flow::close);
    }
  }
}
