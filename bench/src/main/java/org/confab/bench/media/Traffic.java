package org.confab.bench.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.confab.bench.server.ProcessFigures;

/**
 * Clients of a TURN server and their peers: frames of sound go both ways at a rate, as channel data
 * to and from the clients. What comes out at the other end is counted.
 */
final class Traffic implements AutoCloseable {
  /** A packet of G.711: 160 bytes and their header of RTP. */
  private static final int PAYLOAD = 172;

  private static final int HEAD = 4;
  private static final int TO_PEER = 8;
  private static final int TO_USER = 4;
  private static final int SOCKET_BYTES = 1 << 20;
  private static final int BYTES = 2_048;
  private static final long AHEAD_NANOS = 50_000;
  private static final long WAIT_MILLIS = 50;
  private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final TurnSide side;
  private final Selector selector = Selector.open();
  private final List<TurnClient> clients = new ArrayList<>();
  private final List<DatagramChannel> peers = new ArrayList<>();
  private final List<InetSocketAddress> relayed = new ArrayList<>();
  private final Thread counting = new Thread(this::count, "counting");
  private volatile long received;
  private volatile boolean ended;

  /** So many clients get their addresses. */
  Traffic(TurnSide side, int count) throws IOException {
    this.side = side;
    for (int each = 0; each < count; each++) {
      if (each % TO_PEER == 0) {
        peers.add(peer());
      }
      // Each from an address of its own, or the first requests of many would look like a flood.
      InetAddress from = InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) (1 + each % 250)});
      TurnClient client = new TurnClient(from, side.address(), side.users().apply(each / TO_USER));
      relayed.add(client.allocate((InetSocketAddress) peers.get(each / TO_PEER).getLocalAddress()));
      clients.add(client);
      watch(client.channel());
    }
    counting.start();
  }

  private DatagramChannel peer() throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    watch(channel);
    return channel;
  }

  private void watch(DatagramChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BYTES);
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ);
  }

  /** Runs for so long at a rate, of both directions together. */
  RelayFigures run(int perSecond, int seconds) throws IOException {
    ProcessFigures process = new ProcessFigures(side.pid());
    long before = received;
    long cpu = process.cpuMicros();
    long began = System.nanoTime();
    long packets = (long) perSecond * seconds;
    ByteBuffer data = data();
    ByteBuffer plain = data.duplicate().position(HEAD).slice();
    for (long each = 0; each < packets; each++) {
      await(began + each * TimeUnit.SECONDS.toNanos(1) / perSecond);
      int which = (int) (each / 2 % clients.size());
      if (each % 2 == 0) {
        clients.get(which).channel().write(data.rewind());
      } else {
        peers.get(which / TO_PEER).send(plain.rewind(), relayed.get(which));
      }
    }
    double took = (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
    LockSupport.parkNanos(REST_NANOS);
    long came = received - before;
    return new RelayFigures(
        side.name(),
        perSecond,
        packets / took,
        (process.cpuMicros() - cpu) / (double) Math.max(1, came),
        (double) (packets - came) / packets);
  }

  private static ByteBuffer data() {
    ByteBuffer data = ByteBuffer.allocateDirect(HEAD + PAYLOAD);
    data.putShort((short) TurnClient.CHANNEL).putShort((short) PAYLOAD);
    return data;
  }

  private static void await(long nanoTime) {
    for (long left = nanoTime - System.nanoTime();
        left > AHEAD_NANOS;
        left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void count() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES);
    try {
      while (!ended) {
        selector.select(key -> drain((DatagramChannel) key.channel(), buffer), WAIT_MILLIS);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void drain(DatagramChannel channel, ByteBuffer buffer) {
    try {
      long came = 0;
      SocketAddress from = channel.receive(buffer.clear());
      while (from != null) {
        came += buffer.position() >= PAYLOAD ? 1 : 0;
        from = channel.receive(buffer.clear());
      }
      received += came;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() throws IOException {
    ended = true;
    try {
      counting.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    selector.close();
    for (TurnClient client : clients) {
      client.end();
    }
    for (DatagramChannel peer : peers) {
      peer.close();
    }
  }
}
