package org.confab.mediaserver.rtp;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import org.confab.mediaserver.audio.Frame;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;
import org.confab.protocol.rtp.MediaComponent;

/**
 * One thread with the rooms that are pinned to it: reads what has come, carries out orders, and
 * mixes every 20 ms. A loop that was late does not catch up: what it missed is left out, for sound
 * that comes too late is no sound. Without legs it sleeps.
 */
final class EventLoop implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(EventLoop.class.getName());
  private static final long TICK = Frame.TIME.toNanos();
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long CLOSE_MILLIS = 2_000;
  private static final long NANOS_PER_MICRO = 1_000;

  private final Selector selector;
  private final LoopTools tools;
  private final Figures figures;
  private final BlockingQueue<Runnable> orders;
  private final Queue<Runnable> farewells = new ConcurrentLinkedQueue<>();
  private final List<RoomMix> rooms = new ArrayList<>();
  private final ByteBuffer in;
  private final Thread thread;
  private long nextTick;
  private long mixing;
  private int ticks;
  private volatile long mixingMicros;
  private volatile boolean closed;

  EventLoop(String name, LoopTools tools, Figures figures) throws IOException {
    this.tools = tools;
    this.figures = figures;
    selector = Selector.open();
    orders = new ArrayBlockingQueue<>(tools.limits().orders());
    in = ByteBuffer.allocate(tools.limits().datagramBytes() + 1);
    thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  LoopTools tools() {
    return tools;
  }

  /** Spent on mixing in the last second. */
  long mixingMicros() {
    return mixingMicros;
  }

  /** Has something done on the loop, in order; throws {@link RejectedExecutionException}. */
  void order(Runnable work) {
    if (!orders.offer(work)) {
      throw new RejectedExecutionException("the media loop is " + orders.size() + " orders behind");
    }
    selector.wakeup();
  }

  /**
   * Has something done after all that was ordered before, however far behind the loop is: for what
   * must not be lost and happens once to each leg and room, which are bounded themselves.
   */
  void orderLast(Runnable work) {
    farewells.add(work);
    selector.wakeup();
  }

  /** A room is pinned to this loop; only on it. */
  void add(RoomMix room) {
    if (rooms.isEmpty()) {
      nextTick = System.nanoTime() + TICK;
    }
    rooms.add(room);
  }

  void remove(RoomMix room) {
    rooms.remove(room);
    if (rooms.isEmpty()) {
      mixingMicros = 0;
    }
  }

  /** Who gets what comes to a port. */
  @FunctionalInterface
  interface Receiver {
    void datagram(MediaComponent on, ByteBuffer datagram, InetSocketAddress from, long now);
  }

  private record Port(MediaComponent component, Receiver receiver) {}

  /** Listens to a pair of ports; only on the loop. */
  void listen(PortPair pair, Receiver receiver) {
    try {
      for (MediaComponent component : MediaComponent.values()) {
        pair.channel(component)
            .register(selector, SelectionKey.OP_READ, new Port(component, receiver));
      }
    } catch (ClosedChannelException left) {
      LOG.log(Level.DEBUG, "a leg has left at once", left);
    }
  }

  /** Sockets that were closed let go of their ports; only on the loop. */
  void release() {
    try {
      selector.selectNow(this::readable); // a selector holds them until it selects again
    } catch (IOException trouble) {
      LOG.log(Level.WARNING, "closed sockets", trouble);
    }
  }

  private void run() {
    while (!closed) {
      try {
        await();
        carryOut();
        tickIfDue();
      } catch (IOException | RuntimeException trouble) {
        // One leg's trouble must not silence the others.
        LOG.log(Level.ERROR, "in the media loop", trouble);
      }
    }
    carryOut();
    try {
      selector.close();
    } catch (IOException already) {
      LOG.log(Level.DEBUG, "closing", already);
    }
  }

  private void await() throws IOException {
    if (rooms.isEmpty()) {
      selector.select(this::readable);
      return;
    }
    long left = nextTick - System.nanoTime();
    if (left <= 0) {
      selector.selectNow(this::readable);
    } else {
      selector.select(this::readable, (left + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
    }
  }

  private void carryOut() {
    carryOut(orders);
    carryOut(farewells);
  }

  private static void carryOut(Queue<Runnable> waiting) {
    for (Runnable order = waiting.poll(); order != null; order = waiting.poll()) {
      try {
        order.run();
      } catch (RuntimeException trouble) {
        LOG.log(Level.ERROR, "an order of the media loop", trouble);
      }
    }
  }

  private void readable(SelectionKey key) {
    if (!(key.attachment() instanceof Port port)) {
      return;
    }
    DatagramChannel channel = (DatagramChannel) key.channel();
    try {
      for (int each = 0; each < tools.limits().burst(); each++) {
        in.clear();
        SocketAddress from = channel.receive(in);
        if (from == null) {
          break;
        }
        in.flip();
        if (in.hasRemaining() && in.limit() < in.capacity()) {
          port.receiver().datagram(port.component(), in, (InetSocketAddress) from, now());
        }
      }
    } catch (ClosedChannelException left) {
      key.cancel();
    } catch (IOException | RuntimeException trouble) {
      LOG.log(Level.WARNING, "a datagram", trouble);
    }
    tickIfDue();
  }

  private static long now() {
    return System.nanoTime();
  }

  private void tickIfDue() {
    long now = now();
    if (rooms.isEmpty() || now - nextTick < 0) {
      return;
    }
    int frames = 1 + (int) ((now - nextTick) / TICK);
    nextTick += frames * TICK;
    if (frames > 1) {
      figures.count(Counter.TICKS_LATE, frames - 1);
    }
    int sent = 0;
    for (int each = 0; each < rooms.size(); each++) {
      sent += tick(rooms.get(each), frames, now);
    }
    figures.count(Counter.RTP_SENT, sent);
    measure(now() - now);
  }

  private int tick(RoomMix room, int frames, long now) {
    try {
      return room.tick(frames, now);
    } catch (RuntimeException trouble) {
      LOG.log(Level.ERROR, "mixing a room", trouble);
      return 0;
    }
  }

  private void measure(long nanos) {
    mixing += nanos;
    if (++ticks >= Frame.PER_SECOND) {
      mixingMicros = mixing / NANOS_PER_MICRO;
      figures.count(Counter.MIXING_MICROS, mixingMicros);
      mixing = 0;
      ticks = 0;
    }
  }

  /** Ends the thread after what was ordered before; waits for it. */
  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
