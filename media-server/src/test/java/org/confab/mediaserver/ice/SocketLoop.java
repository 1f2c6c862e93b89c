package org.confab.mediaserver.ice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Two sockets on 127.0.0.1 and an agent behind them, driven by the test's own thread. */
final class SocketLoop implements AutoCloseable {
  private static final long PATIENCE_S = 60;
  private static final int LAST_STUN_BYTE = 3;

  /** Media that came, as {@code COMPONENT TEXT}. */
  final List<String> media = new ArrayList<>();

  private final Selector selector;
  private final List<DatagramChannel> channels = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(2048);

  SocketLoop() throws IOException {
    selector = Selector.open();
    for (int i = 0; i < 2; i++) {
      DatagramChannel channel = DatagramChannel.open();
      channel.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, i + 1);
      channels.add(channel);
    }
  }

  InetSocketAddress local(int component) {
    try {
      return (InetSocketAddress) channels.get(component - 1).getLocalAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void send(int component, InetSocketAddress to, byte[] packet) {
    try {
      channels.get(component - 1).send(ByteBuffer.wrap(packet), to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the agent until this holds. */
  void until(IceAgent agent, BooleanSupplier done, String what) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    while (!done.getAsBoolean()) {
      long now = System.nanoTime();
      if (now - end >= 0) {
        throw new AssertionError("never: " + what);
      }
      long wait = Math.min(end, agent.tick()) - now;
      try {
        selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(wait)));
        for (SelectionKey key : selector.selectedKeys()) {
          receive(agent, (DatagramChannel) key.channel(), (int) key.attachment());
        }
        selector.selectedKeys().clear();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void receive(IceAgent agent, DatagramChannel channel, int component) throws IOException {
    buffer.clear();
    if (channel.receive(buffer) instanceof InetSocketAddress from) {
      byte[] bytes = new byte[buffer.flip().remaining()];
      buffer.get(bytes);
      if (bytes.length > 0 && bytes[0] >= 0 && bytes[0] <= LAST_STUN_BYTE) {
        agent.received(component, from, bytes);
      } else {
        media.add(component + " " + new String(bytes, StandardCharsets.US_ASCII));
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (DatagramChannel channel : channels) {
      channel.close();
    }
    selector.close();
  }
}
