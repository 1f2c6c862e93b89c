package org.confab.bench.relay;

import java.util.concurrent.CompletableFuture;
import org.confab.bench.server.ProcessFigures;

/** What is done many times at one server, whose processor time is measured. */
public interface Operation extends AutoCloseable {
  /** Its name in tables. */
  String name();

  /** What the server's process uses. */
  ProcessFigures figures();

  /** Does it once; fails unless it succeeds. */
  CompletableFuture<Void> once(int number);

  @Override
  void close();
}
