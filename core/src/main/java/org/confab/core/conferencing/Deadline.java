package org.confab.core.conferencing;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.confab.core.subscription.Scheduler;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.c3p.C3pResponse;

/** Gives every command exactly one final answer, in time: the first one counts. */
final class Deadline {
  private final Scheduler scheduler;

  Deadline(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** The answer, or a failure {@code timeOut} if none has come within that time. */
  CompletionStage<C3pResponse> of(
      Duration time, C3pRequest request, CompletionStage<C3pResponse> answer) {
    CompletableFuture<C3pResponse> first = new CompletableFuture<>();
    answer.whenComplete(
        (response, failure) ->
            first.complete(failure == null ? response : request.failure(C3pReason.OTHER_FAILURE)));
    if (!first.isDone()) {
      scheduler.after(time, () -> first.complete(request.failure(C3pReason.TIME_OUT)));
    }
    return first;
  }
}
