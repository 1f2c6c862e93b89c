package org.confab.bench.net;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How many files this process has open. Connections leave some free: who reads the server's
 * processor time, or starts a tool, needs them while connections are opened.
 */
final class OpenFiles {
  private static final long LEFT_FREE = 500;

  /** So many connections later is soon enough to count again. */
  private static final int EVERY = 100;

  private static final UnixOperatingSystemMXBean SYSTEM =
      (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static int asked;
  private static boolean nearlyAll;

  private OpenFiles() {}

  /** Whether no more connections are to be opened. */
  static synchronized boolean nearlyAll() {
    if (asked++ % EVERY == 0) {
      nearlyAll =
          SYSTEM.getOpenFileDescriptorCount() > SYSTEM.getMaxFileDescriptorCount() - LEFT_FREE;
    }
    return nearlyAll;
  }
}
