package org.confab.core.subscription;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.confab.protocol.sip.SipUri;

/**
 * A fixed number of locks for any number of users: what happens to one user's data happens one
 * after the other. Two users may share a lock, so no second one is taken while holding one.
 */
public final class Stripes {
  private static final int COUNT = 256;

  private final ReentrantLock[] locks = new ReentrantLock[COUNT];

  /** Makes the locks. */
  public Stripes() {
    for (int i = 0; i < COUNT; i++) {
      locks[i] = new ReentrantLock();
    }
  }

  /** Runs the work while nobody else works on that user. */
  public <T> T with(SipUri user, Supplier<T> work) {
    int hash = user.aor().hashCode();
    ReentrantLock lock = locks[Math.floorMod(hash ^ (hash >>> 16), COUNT)];
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
