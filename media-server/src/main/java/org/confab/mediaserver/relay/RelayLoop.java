package org.confab.mediaserver.relay;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.Map;

/**
 * One thread with its own sockets and allocations, which no other thread touches. There is one for
 * each processor; the system gives each client to one of them.
 */
final class RelayLoop implements Closeable {
  private static final System.Logger LOG = System.getLogger(RelayLoop.class.getName());
  private static final long SWEEP_MILLIS = 1_000;

  /** What waits for a channel. */
  interface Waiting {
    /** The channel is ready. */
    void ready(SelectionKey key) throws IOException;

    /** The channel has failed, or the relay ends. */
    void close();

    /**
     * Whether others come through the channel: then it stays open when something fails, such as
     * when no files are left, and rests until the next second, so that nothing spins meanwhile.
     */
    default boolean isEntrance() {
      return false;
    }
  }

  private final Selector selector;
  private final Runnable sweep;
  private final Thread thread;
  private final Map<SelectionKey, Integer> resting = new HashMap<>();
  private volatile boolean closed;

  /**
   * @param sweep done every second
   */
  RelayLoop(String name, Runnable sweep) throws IOException {
    this.selector = Selector.open();
    this.sweep = sweep;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Waits for a channel; on the thread of the loop, or before it starts. */
  SelectionKey register(SelectableChannel channel, int operations, Waiting waiting)
      throws IOException {
    channel.configureBlocking(false);
    return channel.register(selector, operations, waiting);
  }

  private void run() {
    long swept = System.nanoTime();
    while (!closed) {
      try {
        selector.select(this::dispatch, SWEEP_MILLIS);
        if (System.nanoTime() - swept > SWEEP_MILLIS * 1_000_000) {
          swept = System.nanoTime();
          wake();
          sweep.run();
        }
      } catch (IOException | RuntimeException unforeseen) {
        LOG.log(Level.ERROR, "in the relay", unforeseen);
      }
    }
    selector.keys().forEach(RelayLoop::close);
    try {
      selector.close();
    } catch (IOException already) {
      LOG.log(Level.DEBUG, "closing", already);
    }
  }

  private void dispatch(SelectionKey key) {
    Waiting waiting = (Waiting) key.attachment();
    try {
      if (key.isValid()) {
        waiting.ready(key);
      }
    } catch (IOException failed) {
      if (waiting.isEntrance()) {
        LOG.log(Level.WARNING, "an entrance of the relay rests for a second", failed);
        rest(key);
      } else {
        LOG.log(Level.DEBUG, "a connection", failed);
        waiting.close();
      }
    } catch (RuntimeException unforeseen) {
      // One bad packet must not take the others with it.
      LOG.log(Level.ERROR, "a packet", unforeseen);
    }
  }

  private void rest(SelectionKey key) {
    if (key.isValid()) {
      resting.put(key, key.interestOps());
      key.interestOps(0);
    }
  }

  private void wake() {
    resting.forEach(
        (key, operations) -> {
          if (key.isValid()) {
            key.interestOps(operations);
          }
        });
    resting.clear();
  }

  private static void close(SelectionKey key) {
    ((Waiting) key.attachment()).close();
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  static void shut(Closeable channel) {
    try {
      channel.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
