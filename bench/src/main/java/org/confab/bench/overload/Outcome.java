package org.confab.bench.overload;

import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.confab.bench.net.NoSocket;
import org.confab.bench.report.Figure;
import org.confab.bench.sip.Ended;
import org.confab.bench.sip.Refused;

/** What can become of an operation that does not succeed. */
enum Outcome {
  /** 503 that says when to come again. */
  REFUSED(Figure.REFUSED),
  /** The connection was not taken, or closed before the answer. */
  DOOR(Figure.DOOR),
  /** Nobody answered in time. */
  UNANSWERED(Figure.UNANSWERED),
  /** The load generator had no socket for it: the server never saw it. */
  NOT_BEGUN(Figure.NOT_BEGUN),
  /** Any other answer; a 503 without a time too. */
  FAILED(Figure.FAILED);

  private static final int UNAVAILABLE = 503;

  private final Figure figure;

  Outcome(Figure figure) {
    this.figure = figure;
  }

  /** As what it is counted. */
  Figure figure() {
    return figure;
  }

  /** That of an operation which ended with this. */
  static Outcome of(Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (cause instanceof Refused answer) {
      return answer.status() == UNAVAILABLE && answer.saysWhenToRetry() ? REFUSED : FAILED;
    }
    if (cause instanceof NoSocket) {
      return NOT_BEGUN;
    }
    if (cause instanceof Ended || cause instanceof UncheckedIOException) {
      return DOOR;
    }
    return cause instanceof TimeoutException ? UNANSWERED : FAILED;
  }
}
