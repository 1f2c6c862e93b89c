package org.confab.mediaserver.rtp;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.confab.mediaserver.audio.EngineFull;

/**
 * The pairs of ports that are free. One that was given back is used again last, so that a late
 * packet of its old leg seldom meets a new one. From any thread.
 */
final class PortPairs {
  /** Pairs tried for one leg, if other programs sit on them. */
  private static final int TRIES = 20;

  /** A loop closes a pair within a tick, of 20 ms. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final InetAddress bind;
  private final Deque<Integer> free = new ArrayDeque<>();
  private final Set<Integer> leaving = new HashSet<>();

  PortPairs(InetAddress bind, PortRange range) {
    this.bind = bind;
    for (int port = range.first(); port < range.last(); port += 2) {
      free.add(port);
    }
  }

  /** Opens the next pair that nobody else has. */
  PortPair open() {
    for (int tries = 0; tries < TRIES; tries++) {
      int port = next();
      try {
        return PortPair.open(bind, port);
      } catch (IOException taken) {
        giveBack(port);
      }
    }
    throw new EngineFull("other programs sit on the ports of media");
  }

  /**
   * Opens a certain pair. One whose leg has left and that its loop is about to close is waited for,
   * {@link #PATIENCE} at most; so not on a loop.
   */
  PortPair open(int rtpPort) {
    take(rtpPort);
    try {
      return PortPair.open(bind, rtpPort);
    } catch (IOException taken) {
      giveBack(rtpPort);
      throw new EngineFull("another program sits on port " + rtpPort);
    }
  }

  private synchronized void take(int rtpPort) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    long left = PATIENCE.toMillis();
    try {
      while (leaving.contains(rtpPort) && left > 0) {
        wait(left);
        left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    if (!free.remove(rtpPort)) {
      throw new EngineFull("port " + rtpPort + " is not free");
    }
  }

  private synchronized int next() {
    Integer port = free.poll();
    if (port == null) {
      throw new EngineFull("all ports of media are in use");
    }
    return port;
  }

  /** The leg of a pair has left: it is given back as soon as its loop has closed it. */
  synchronized void leaving(int rtpPort) {
    leaving.add(rtpPort);
  }

  /** A pair was closed. */
  synchronized void giveBack(int rtpPort) {
    leaving.remove(rtpPort);
    free.add(rtpPort);
    notifyAll();
  }
}
