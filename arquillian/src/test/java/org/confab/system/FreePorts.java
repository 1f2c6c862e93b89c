package org.confab.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports at which programs of a test listen for it. A port that was free a moment ago may be the
 * next that the machine gives to another program that asked for any; these are below the range from
 * which Linux gives those (ip_local_port_range: 32768 and up).
 */
public final class FreePorts {
  private static final int FIRST = 28_000;
  private static final int END = 32_000;
  private static final int TRIES = 100;

  private FreePorts() {}

  /** A port at 127.0.0.1 at which nobody listens. */
  public static int next() throws IOException {
    for (int tried = 0; tried < TRIES; tried++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      if (free(port)) {
        return port;
      }
    }
    throw new IOException("no free port found from " + FIRST + " to " + END);
  }

  private static boolean free(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
