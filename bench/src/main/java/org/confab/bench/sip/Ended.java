package org.confab.bench.sip;

import java.io.IOException;

/** The connection has ended, or never came to be, before an answer was there. */
public final class Ended extends IOException {
  private static final long serialVersionUID = 1;

  Ended() {
    super("the connection has ended");
  }
}
