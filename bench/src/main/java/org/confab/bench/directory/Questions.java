package org.confab.bench.directory;

import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.confab.bench.relay.Operation;
import org.confab.bench.server.ProcessFigures;

/**
 * A kind of question to one server.
 *
 * @param name in tables
 * @param figures what the server's process uses
 * @param ask asks the question of that number; fails unless the answer is right
 */
record Questions(String name, ProcessFigures figures, IntFunction<CompletableFuture<Void>> ask)
    implements Operation {
  @Override
  public CompletableFuture<Void> once(int number) {
    return ask.apply(number);
  }

  @Override
  public void close() {}
}
