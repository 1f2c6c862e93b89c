package org.confab.ejb.backup;

import java.io.ByteArrayOutputStream;

/** Does something as soon as the first octets of a backup are there. */
final class Meanwhile extends ByteArrayOutputStream {
  private final Runnable work;
  private boolean done;

  Meanwhile(Runnable work) {
    this.work = work;
  }

  @Override
  public synchronized void write(byte[] octets, int from, int count) {
    if (!done) {
      done = true;
      work.run();
    }
    super.write(octets, from, count);
  }
}
