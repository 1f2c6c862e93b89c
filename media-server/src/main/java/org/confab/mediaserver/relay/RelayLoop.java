package org.confab.mediaserver.relay;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * One thread with its own sockets and allocations, which no other thread touches. There is one for
 * each processor; the system gives each client to one of them.
 */
final class RelayLoop implements Closeable {
  private static final System.Logger LOG = System.getLogger(RelayLoop.class.getName());
  private static final long SWEEP_MILLIS = 1_000;
  private static final long PAUSE_MILLIS = 50;

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
  private final Set<SelectionKey> pausing = new HashSet<>();
  private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();
  private long resumed = System.nanoTime();
  private long round;
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

  /** How often it has waited; of its thread. */
  long round() {
    return round;
  }

  /** Has that done on the thread of the loop; from any thread. */
  void execute(Runnable order) {
    orders.add(order);
    selector.wakeup();
  }

  /** Reads no more from that channel for a while; its user has had his share. */
  void pause(SelectionKey key) {
    key.interestOpsAnd(~SelectionKey.OP_READ);
    pausing.add(key);
  }

  private void run() {
    long swept = System.nanoTime();
    while (!closed) {
      try {
        round++;
        selector.select(this::dispatch, pausing.isEmpty() ? SWEEP_MILLIS : PAUSE_MILLIS);
        carryOut(orders.size());
        if (!pausing.isEmpty()) {
          resume();
        }
        if (System.nanoTime() - swept > SWEEP_MILLIS * 1_000_000) {
          swept = System.nanoTime();
          wake();
          sweep.run();
        }
      } catch (IOException | RuntimeException unforeseen) {
        LOG.log(Level.ERROR, "in the relay", unforeseen);
      }
    }
    List.copyOf(selector.keys()).forEach(RelayLoop::close);
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

  private void carryOut(int due) throws IOException {
    if (due > 0) {
      // A channel that comes over from this very loop can be registered only when its key is gone.
      selector.selectNow(this::dispatch);
    }
    for (int i = 0; i < due; i++) {
      orders.remove().run();
    }
  }

  private void resume() {
    long now = System.nanoTime();
    if (now - resumed > PAUSE_MILLIS * 1_000_000) {
      resumed = now;
      pausing.stream()
          .filter(SelectionKey::isValid)
          .forEach(key -> key.interestOpsOr(SelectionKey.OP_READ));
      pausing.clear();
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
