package org.confab.bench.net;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The load generator itself has no socket left, or no port: nothing has reached the server. */
public final class NoSocket extends UncheckedIOException {
  private static final long serialVersionUID = 1;

  /** For that reason. */
  public NoSocket(IOException reason) {
    super("no socket", reason);
  }
}
