package org.confab.bench.conference;

import java.util.concurrent.CompletableFuture;

/** Somebody who is signed in, joins one room and hears who else is there. */
interface Member extends AutoCloseable {
  /** Joins; done when the server has let him in. */
  CompletableFuture<Void> join();

  /** How many people he knows to be in the room. */
  int known();

  /** How many bytes the server has sent him so far. */
  long received();

  @Override
  void close();
}
