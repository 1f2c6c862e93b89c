package org.confab.bench.relay;

import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.confab.bench.server.ProcessFigures;

/** An operation that does what it is told; its server is this process. */
public record Scripted(IntFunction<CompletableFuture<Void>> each) implements Operation {
  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public ProcessFigures figures() {
    return new ProcessFigures(ProcessHandle.current().pid());
  }

  @Override
  public CompletableFuture<Void> once(int number) {
    return each.apply(number);
  }

  @Override
  public void close() {}
}
