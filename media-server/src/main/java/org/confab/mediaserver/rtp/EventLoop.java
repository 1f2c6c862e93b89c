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
import java.util.concurrent.locks.LockSupport;
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

  /** Longest that a packet waits for others: a tenth of a tick. */
  private static final long REST = TICK / 10;

  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long CLOSE_MILLIS = 2_000;
  private static final long NANOS_PER_MICRO = 1_000;

  private final Selector selector;
  private final LoopTools tools;
  private final Figures figures;
  private final Mishaps mishaps;
  private final BlockingQueue<Runnable> orders;
  private final Queue<Runnable> farewells = new ConcurrentLinkedQueue<>();
  private final List<Ticking> rooms = new ArrayList<>();
  private final ByteBuffer in;
  private final Thread thread;
  private boolean busy;
  private long nextTick;
  private long mixing;
  private int ticks;
  private volatile long mixingMicros;
  private volatile boolean closed;

  EventLoop(String name, LoopTools tools, Figures figures) throws IOException {
    this.tools = tools;
    this.figures = figures;
    mishaps = new Mishaps(figures);
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

  /** What goes wrong on it; only on the loop. */
  Mishaps mishaps() {
    return mishaps;
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
    wake();
  }

  /**
   * Has something done after all that was ordered before, however far behind the loop is: for what
   * must not be lost and happens once to each leg and room, which are bounded themselves.
   */
  void orderLast(Runnable work) {
    farewells.add(work);
    wake();
  }

  /** What is done every 20 ms. */
  interface Ticking {
    /**
     * One tick.
     *
     * @param frames that have passed since the last, more than one if the loop was late
     * @return packets sent
     */
    int tick(int frames, long now);
  }

  /** A room is pinned to this loop; only on it. */
  void add(Ticking room) {
    if (rooms.isEmpty()) {
      nextTick = System.nanoTime() + TICK;
    }
    rooms.add(room);
  }

  void remove(Ticking room) {
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

  /** Takes TCP connections to a pair of ports that is listened to; only on the loop. */
  void accept(PortPair pair, Connections connections) {
    SelectionKey key = pair.channel(MediaComponent.RTP).keyFor(selector);
    if (key != null && key.attachment() instanceof Port port) {
      connections.begin(selector, port.receiver());
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
      } catch (IOException | RuntimeException | Error trouble) {
        // One leg's trouble must not silence the others.
        mishaps.happened("in the media loop", trouble);
      }
    }
    carryOut();
    try {
      selector.close();
    } catch (IOException already) {
      LOG.log(Level.DEBUG, "closing", already);
    }
  }

  /**
   * Packets wait for each other: to be woken for each of them costs more than all that is done with
   * it. Once all that came has been read, nothing is looked at for a while; the tick, which waits
   * for nobody, is met more exactly than a selector could.
   */
  private void await() throws IOException {
    if (rooms.isEmpty()) {
      selector.select(this::readable);
      return;
    }
    long left = nextTick - now();
    int came = 0;
    if (busy || left <= 0) {
      came = selector.selectNow(this::readable);
      if (came == 0 && left > 0) {
        rest(left);
      }
    } else if (left <= REST) {
      rest(left);
    } else {
      came = selector.select(this::readable, left / NANOS_PER_MILLI);
    }
    busy = came > 0;
  }

  private void rest(long left) {
    if (orders.isEmpty() && farewells.isEmpty()) {
      LockSupport.parkNanos(this, Math.min(left, REST));
    }
  }

  private void wake() {
    selector.wakeup();
    LockSupport.unpark(thread);
  }

  /** All that was ordered before a farewell is done before it. */
  private void carryOut() {
    carryOutOrders();
    for (Runnable last = farewells.poll(); last != null; last = farewells.poll()) {
      carryOutOrders();
      carryOut(last);
    }
  }

  private void carryOutOrders() {
    for (Runnable order = orders.poll(); order != null; order = orders.poll()) {
      carryOut(order);
    }
  }

  private void carryOut(Runnable order) {
    try {
      order.run();
    } catch (RuntimeException | Error trouble) {
      mishaps.happened("an order of the media loop", trouble);
    }
  }

  private void readable(SelectionKey key) {
    if (key.attachment() instanceof Connections.Ready channel) {
      ready(channel);
      tickIfDue();
    }
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
    } catch (IOException | RuntimeException | Error trouble) {
      mishaps.happened("a datagram", trouble);
    }
    tickIfDue();
  }

  private void ready(Connections.Ready channel) {
    try {
      channel.ready(now());
    } catch (RuntimeException | Error trouble) {
      mishaps.happened("a connection", trouble);
    }
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

  private int tick(Ticking room, int frames, long now) {
    try {
      return room.tick(frames, now);
    } catch (RuntimeException | Error trouble) {
      mishaps.happened("mixing a room", trouble);
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
    wake();
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
