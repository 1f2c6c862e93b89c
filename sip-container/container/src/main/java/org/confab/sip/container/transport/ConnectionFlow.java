package org.confab.sip.container.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.confab.sip.edge.DialogOutlet;
import org.confab.sip.edge.Flow;

/** A TCP or TLS connection, or a remote UDP address, on which whole messages are written. */
public final class ConnectionFlow implements Flow {
  private final String id;
  private final String transport;
  private final InetSocketAddress local;
  private final InetSocketAddress remote;
  private final Channel channel;
  private final StreamOutput output;
  private final SerialQueue queue;
  private final Consumer<ConnectionFlow> end;
  private final Consumer<ConnectionFlow> known;
  private final Own own;
  private final LongSupplier nanoTime;
  private volatile boolean closed;
  private volatile Optional<String> owner = Optional.empty();
  private volatile Optional<String> peer = Optional.empty();
  private volatile Optional<String> certified = Optional.empty();
  private volatile boolean cut;
  private volatile long heard;
  private volatile long silence;

  ConnectionFlow(
      String id,
      String transport,
      InetSocketAddress local,
      InetSocketAddress remote,
      Channel channel,
      SerialQueue queue,
      Consumer<ConnectionFlow> known,
      Consumer<ConnectionFlow> end,
      Own own,
      LongSupplier nanoTime) {
    this.id = id;
    this.transport = transport.toLowerCase(Locale.ROOT);
    this.local = local;
    this.remote = remote;
    this.channel = channel;
    this.output = new StreamOutput(channel);
    this.queue = queue;
    this.known = known;
    this.end = end;
    this.own = own;
    this.nanoTime = nanoTime;
    this.heard = nanoTime.getAsLong();
    this.silence =
        Duration.ofSeconds(
                isStream()
                    ? TransportLimits.STRANGER_SECONDS
                    : TransportLimits.UDP_STRANGER_SECONDS)
            .toNanos();
  }

  /** Sends requests of the application's own. */
  interface Own {
    void send(ConnectionFlow flow, String target, DialogOutlet.Notice notice, long cseq)
        throws IOException;
  }

  @Override
  public void send(String target, DialogOutlet.Notice notice, long cseq) throws IOException {
    if (!isStream()) {
      throw new IOException("flow " + id + " is no stream");
    }
    own.send(this, target, notice, cseq);
  }

  @Override
  public void keep(String account, Duration longest) {
    silence = longest.toNanos();
    if (owner.isEmpty() && own(account)) {
      known.accept(this);
    }
  }

  /** Whether it is the first. */
  private boolean own(String account) {
    synchronized (queue) {
      boolean first = owner.isEmpty();
      if (first) {
        owner = Optional.of(account);
      }
      return first;
    }
  }

  @Override
  public Optional<String> peer() {
    return peer;
  }

  @Override
  public Optional<String> certified() {
    return certified;
  }

  /** The other side of a connection that was opened here has proved who it is. */
  void proven(String name, String certificate) {
    peer = Optional.of(name);
    certified = Optional.of(certificate);
  }

  /** The other side of a connection that was accepted has shown a certificate. */
  void certified(String certificate) {
    certified = Optional.of(certificate);
  }

  @Override
  public Optional<String> account() {
    return owner;
  }

  /** Bytes came in, a keep-alive perhaps. */
  void heard() {
    heard = nanoTime.getAsLong();
  }

  /** Whether nothing was heard for longer than allowed. */
  boolean isIdle(long now) {
    return now - heard > silence;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String transport() {
    return transport;
  }

  @Override
  public InetSocketAddress remote() {
    return remote;
  }

  @Override
  public InetSocketAddress local() {
    return local;
  }

  @Override
  public boolean isOpen() {
    return !closed && channel.isActive();
  }

  @Override
  public void close() {
    cut = true;
    if (isStream()) {
      channel.close();
    } else {
      end.accept(this);
    }
  }

  /** Whether bytes arrive in order and without loss: TCP and TLS. */
  public boolean isStream() {
    return !"udp".equals(transport);
  }

  /**
   * Applies {@code last} to the message and writes the result. Both happen in one step per flow, so
   * that what {@code last} numbers leaves in the order of the numbers.
   *
   * @throws IOException if the flow is closed, or closes now because its reader is too slow
   */
  public void send(byte[] message, Function<byte[], byte[]> last) throws IOException {
    synchronized (output) {
      if (!isOpen()) {
        throw new IOException("flow " + id + " is closed");
      }
      write(last.apply(message));
    }
  }

  /** Writes raw bytes, closing the connection of a reader that is too slow. */
  private void write(byte[] bytes) throws IOException {
    if (!isStream()) {
      if (bytes.length > TransportLimits.DATAGRAM) {
        throw new IOException(bytes.length + " bytes do not fit into a datagram");
      }
      channel.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(bytes), remote));
      return;
    }
    if (!channel.isWritable()) {
      close();
      throw new IOException("flow " + id + " reads too slowly");
    }
    output.write(bytes);
  }

  /**
   * Runs the task after all earlier ones of this flow, unless the server has closed it by then;
   * false if too many wait.
   */
  public boolean run(Runnable task) {
    return queue.offer(
        () -> {
          if (!cut) {
            task.run();
          }
        });
  }

  /** How many messages wait for a worker. */
  int waiting() {
    return queue.waiting();
  }

  /** How many nanoseconds the next message has waited for a worker; 0 if none does. */
  long backlog() {
    return queue.backlog();
  }

  /** Runs the task after all earlier ones, however many wait. */
  void runLast(Runnable task) {
    queue.last(task);
  }

  /**
   * Runs the task after all others. Of a connection of which nothing was let in there is nothing to
   * end: in a flood of them, which the server refuses on the I/O threads, that would be the work.
   */
  void runAtTheEnd(Runnable task) {
    if (isStream() && owner.isEmpty()) {
      queue.endIfUsed(task);
    } else {
      queue.end(task);
    }
  }

  /** Marks the flow as closed; true for the first caller. */
  boolean ended() {
    synchronized (queue) {
      boolean first = !closed;
      closed = true;
      return first;
    }
  }

  @Override
  public String toString() {
    return transport + ":" + remote + "/" + id;
  }
}
