package org.confab.bench.relay;

import java.util.concurrent.CompletableFuture;

/** Two people in a dialog, one of whom writes and the other takes it. */
final class Conversation {
  private static final String TEXT = "All work and no play makes Jack a dull boy. ".repeat(9);

  private final Dialog dialog;

  Conversation(Party caller, Party callee) {
    dialog = new Dialog(caller, callee);
    Answering.of(callee, "");
  }

  CompletableFuture<Void> begin() {
    return dialog.begin("");
  }

  /** Writes a line; done when the other side has taken it. */
  CompletableFuture<Void> write() {
    return dialog.say("MESSAGE", "text/plain; charset=UTF-8", TEXT);
  }
}
