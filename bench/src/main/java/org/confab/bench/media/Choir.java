package org.confab.bench.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.confab.bench.report.Delays;
import org.confab.mediaserver.audio.Frame;
import org.confab.protocol.rtp.PacketKind;
import org.confab.protocol.srtp.CryptoScratch;
import org.confab.protocol.srtp.SrtpReceiver;
import org.confab.protocol.srtp.SrtpSender;
import org.jspecify.annotations.Nullable;

/**
 * The legs of a mixing server: one thread that sends for all, evenly spread over the 20 ms, and one
 * that hears for all. Some legs share a socket; by the port that a packet comes from it is known
 * whose it is.
 */
final class Choir implements AutoCloseable {
  private static final int TO_SOCKET = 8;
  private static final int SOCKET_BYTES = 1 << 20;
  private static final int DATAGRAM = 2_048;
  private static final int PORTS = 1 << 16;
  private static final long AHEAD_NANOS = 50_000;
  private static final long WAIT_MILLIS = 100;

  private final Selector selector;
  private final List<DatagramChannel> sockets = new ArrayList<>();
  private final List<Guest> guests = new ArrayList<>();
  private final List<Voice> voices = new ArrayList<>();
  private final List<Ear> ears = new ArrayList<>();
  private final List<InetSocketAddress> targets;
  private final @Nullable Ear[] byPort = new @Nullable Ear[PORTS];
  private final List<Thread> threads = new ArrayList<>();
  private final Delays unevenness;
  private volatile boolean ended;
  private volatile boolean measuring;
  private volatile CompletableFuture<Void> turn = CompletableFuture.completedFuture(null);

  /**
   * All of them join and begin.
   *
   * @param talking how many of each room can be heard
   * @param seconds of the longest window
   */
  Choir(Bridge bridge, int legs, int toRoom, int talking, int seconds) throws IOException {
    selector = Selector.open();
    unevenness = new Delays(legs * (seconds + 2) * Frame.PER_SECOND * 2);
    SecureRandom random = new SecureRandom();
    CryptoScratch sending = new CryptoScratch();
    CryptoScratch hearing = new CryptoScratch();
    for (int each = 0; each < legs; each++) {
      Guest guest = Guest.at(address(socketOf(each)), random);
      guests.add(guest);
      int place = each % toRoom;
      Optional<Guest> keys = Optional.of(guest).filter(any -> bridge.secure());
      voices.add(
          new Voice(each, place < talking, keys.map(with -> new SrtpSender(with.own(), sending))));
      ears.add(
          new Ear(keys.map(with -> new SrtpReceiver(with.theirs(), hearing)), place == toRoom - 1));
    }
    targets = bridge.join(guests, toRoom);
    for (int each = 0; each < legs; each++) {
      byPort[targets.get(each).getPort()] = ears.get(each);
    }
    begin("sending", this::send);
    begin("hearing", this::hear);
  }

  private DatagramChannel socketOf(int leg) throws IOException {
    if (leg / TO_SOCKET == sockets.size()) {
      DatagramChannel socket = DatagramChannel.open();
      socket.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BYTES);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      socket.configureBlocking(false);
      socket.register(selector, SelectionKey.OP_READ);
      sockets.add(socket);
    }
    return sockets.get(leg / TO_SOCKET);
  }

  private static InetSocketAddress address(DatagramChannel socket) throws IOException {
    return (InetSocketAddress) socket.getLocalAddress();
  }

  private interface Work {
    void run() throws IOException;
  }

  private void begin(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException failed) {
                throw new UncheckedIOException(failed);
              }
            },
            name);
    threads.add(thread);
    thread.start();
  }

  private void send() throws IOException {
    ByteBuffer packet = ByteBuffer.allocate(DATAGRAM);
    long began = System.nanoTime();
    for (long each = 0; !ended; each++) {
      int leg = (int) (each % voices.size());
      await(began + each * Frame.TIME.toNanos() / voices.size());
      voices.get(leg).next(packet);
      sockets.get(leg / TO_SOCKET).send(packet, targets.get(leg));
    }
  }

  private static void await(long nanoTime) {
    for (long left = nanoTime - System.nanoTime();
        left > AHEAD_NANOS;
        left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void hear() throws IOException {
    ByteBuffer packet = ByteBuffer.allocate(DATAGRAM);
    while (!ended) {
      selector.select(key -> drain((DatagramChannel) key.channel(), packet), WAIT_MILLIS);
      CompletableFuture<Void> asked = turn;
      if (!asked.isDone()) {
        measuring = !measuring;
        if (measuring) {
          unevenness.clear();
          ears.forEach(Ear::clear);
        }
        asked.complete(null);
      }
    }
  }

  private void drain(DatagramChannel socket, ByteBuffer packet) {
    try {
      for (InetSocketAddress from = receive(socket, packet);
          from != null;
          from = receive(socket, packet)) {
        Ear ear = byPort[from.getPort()];
        if (measuring && ear != null && PacketKind.of(packet) == PacketKind.RTP) {
          ear.hear(packet, System.nanoTime(), unevenness);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static @Nullable InetSocketAddress receive(DatagramChannel socket, ByteBuffer packet)
      throws IOException {
    packet.clear();
    InetSocketAddress from = (InetSocketAddress) socket.receive(packet);
    packet.flip();
    return from;
  }

  /** Listens for so long; afterwards {@link #ears} and {@link #unevenness} stand still. */
  void listen(int seconds) {
    turn();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    await(end);
    turn();
  }

  private void turn() {
    CompletableFuture<Void> asked = new CompletableFuture<>();
    turn = asked;
    asked.join();
  }

  /** All ears. */
  List<Ear> ears() {
    return ears;
  }

  /**
   * Of each two packets in a row, how much more or less than their time was between them, in µs.
   */
  Delays unevenness() {
    return unevenness;
  }

  @Override
  public void close() throws IOException {
    ended = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    for (DatagramChannel socket : sockets) {
      socket.close();
    }
    selector.close();
  }
}
