package org.confab.sip.container.transport;

import io.netty.channel.Channel;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.confab.sip.container.overload.Overload;
import org.confab.sip.edge.WorkerPlaces;

/**
 * The listeners, the workers and the flows of one server. Messages go from an I/O thread to the
 * flow's queue and from there, one at a time, to the {@link FlowHandler}.
 */
public final class SipTransport {
  private static final Duration STOP = Duration.ofSeconds(5);

  /** Of the workers of all transports. */
  public static final WorkerPlaces PLACES =
      new WorkerPlaces() {
        @Override
        public void leave() {
          Workers.leave();
        }

        @Override
        public void comeBack() {
          Workers.comeBack();
        }
      };

  private static final Duration WORKERS_REST = Duration.ofSeconds(60);

  /** Another server may be silent; whether it lives is found out by other means. */
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final Optional<TlsMaterial> tls;
  private final FlowHandler handler;
  private final FlowTable flows =
      new FlowTable(
          TransportLimits.UDP_FLOWS,
          TransportLimits.UDP_FLOWS_PER_ACCOUNT,
          TransportLimits.UDP_STRANGERS);
  private final AddressLimits addresses;
  private final Workers workers;
  private final Sockets sockets = new Sockets();
  private final Entrance entrance;
  private final Map<Listener, Channel> bound = new ConcurrentHashMap<>();

  // One of each for all flows, which are many.
  private final Consumer<ConnectionFlow> end = this::end;
  private final ConnectionFlow.Own own;
  private final LongConsumer waited;
  private final LongSupplier nanoTime = System::nanoTime;

  /** A transport without listeners; {@code tls} is needed for TLS listeners only. */
  public SipTransport(
      Optional<TlsMaterial> tls, FlowHandler handler, Overload overload, ConnectionLimits most) {
    this.tls = tls;
    this.addresses = new AddressLimits(most, TransportLimits.STRANGERS_PER_ADDRESS);
    this.handler = handler;
    this.entrance = new Entrance(overload, handler, nanoTime);
    this.own = handler::send;
    this.waited = entrance::waited;
    ThreadFactory threads = new DefaultThreadFactory("sip-worker", true);
    this.workers =
        new Workers(
            TransportLimits.WORKERS,
            TransportLimits.places(),
            WORKERS_REST,
            life -> threads.newThread(() -> handler.inhabit(life)));
    every(
        Overload.INTERVAL,
        () -> {
          workers.look(TransportLimits.places());
          entrance.look(workers.waiting() > 0);
        });
    every(
        Duration.ofSeconds(TransportLimits.IDLE_LOOK_SECONDS),
        new IdleFlows(flows, System::nanoTime));
  }

  /** The open flows. */
  public FlowTable flows() {
    return flows;
  }

  /**
   * Opens a listener.
   *
   * @throws IOException if the address cannot be bound
   */
  public void listen(Listener listener) throws IOException {
    try {
      Channel channel =
          listener.transport().equals("udp")
              ? sockets.datagrams(listener, new DatagramInput(this))
              : sockets.streams(listener, accepted -> accept(listener.transport(), accepted));
      bound.put(listener, channel);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while opening " + listener, interrupted);
    } catch (RuntimeException | Error bug) {
      throw bug;
    } catch (Exception refused) {
      // Netty throws checked exceptions that the signature does not name.
      throw new IOException("cannot listen on " + listener + ": " + refused, refused);
    }
  }

  /** Closes a listener; connections that it accepted stay. */
  public void unlisten(Listener listener) {
    Channel channel = bound.remove(listener);
    if (channel != null) {
      channel.close().awaitUninterruptibly();
    }
  }

  /** Closes listeners and flows and ends all threads. */
  public void stop() {
    new ArrayList<>(bound.keySet()).forEach(this::unlisten);
    flows.all().forEach(ConnectionFlow::close);
    sockets.stop(STOP);
    workers.stop(STOP);
  }

  /** How many messages of all flows wait for a worker. */
  public int waiting() {
    return flows.all().stream().mapToInt(ConnectionFlow::waiting).sum();
  }

  /** How many workers are at it. */
  public int busyWorkers() {
    return workers.busy();
  }

  /** Done when every I/O thread has run a task that was given to it now. */
  public CompletableFuture<?> beat() {
    return sockets.beat();
  }

  /** Runs a task on a worker. */
  public void later(Runnable task) {
    workers.execute(task);
  }

  /** Runs a short task again and again, on an I/O thread. One that fails ends, and it is logged. */
  public void every(Duration interval, Runnable task) {
    sockets.every(interval, task);
  }

  /**
   * Opens a TLS connection.
   *
   * @param name what the other side's certificate must be called
   * @param peer for {@link ConnectionFlow#peer}
   */
  public CompletionStage<ConnectionFlow> open(InetSocketAddress address, String name, String peer) {
    CompletableFuture<ConnectionFlow> opened = new CompletableFuture<>();
    sockets
        .connect(address, channel -> call(channel, name, peer, opened))
        .addListener(
            connected -> {
              if (!connected.isSuccess()) {
                opened.completeExceptionally(connected.cause());
              }
            });
    return opened;
  }

  private void call(
      SocketChannel channel, String name, String peer, CompletableFuture<ConnectionFlow> opened) {
    SslHandler handshake =
        tls.orElseThrow(() -> new IllegalStateException("no key for TLS"))
            .calling(channel.alloc(), name);
    handshake.setHandshakeTimeout(TransportLimits.HANDSHAKE_SECONDS, TimeUnit.SECONDS);
    channel.pipeline().addLast(handshake);
    handshake
        .handshakeFuture()
        .addListener(
            done -> {
              if (done.isSuccess()) {
                opened.complete(called(channel, name, peer));
              } else {
                channel.close();
                opened.completeExceptionally(done.cause());
              }
            });
  }

  private ConnectionFlow called(SocketChannel channel, String name, String peer) {
    ConnectionFlow flow =
        flow(
            "tls",
            channel.localAddress(),
            channel.remoteAddress(),
            channel,
            kept -> {},
            TransportLimits.QUEUED_MESSAGES_OF_SERVERS);
    flow.proven(peer, name);
    flow.keep(peer, FOR_EVER);
    flows.add(flow);
    channel.pipeline().addLast(new StreamInput(this, flow));
    channel.closeFuture().addListener(closed -> end(flow));
    return flow;
  }

  ConnectionFlow udp(Channel channel, InetSocketAddress remote) {
    List<ConnectionFlow> evicted = new ArrayList<>();
    ConnectionFlow flow =
        flows.udp(
            remote,
            () ->
                flow(
                    "udp",
                    local(channel),
                    remote,
                    channel,
                    this::keepUdp,
                    TransportLimits.QUEUED_MESSAGES),
            evicted);
    evicted.forEach(this::end);
    return flow;
  }

  private void keepUdp(ConnectionFlow flow) {
    List<ConnectionFlow> evicted = new ArrayList<>();
    flows.keep(flow, evicted);
    evicted.forEach(this::end);
  }

  ConnectionFlow accepted(String transport, Channel channel, AddressLimits.Place place) {
    InetSocketAddress remote = (InetSocketAddress) channel.remoteAddress();
    ConnectionFlow flow =
        flow(
            transport,
            local(channel),
            remote,
            channel,
            kept -> place.known(),
            TransportLimits.QUEUED_MESSAGES);
    flows.add(flow);
    SslHandler tlsOf = channel.pipeline().get(SslHandler.class);
    if (tlsOf != null) {
      tlsOf
          .handshakeFuture()
          .addListener(
              done -> {
                if (done.isSuccess()) {
                  TlsMaterial.nameShown(tlsOf.engine().getSession()).ifPresent(flow::certified);
                } else {
                  noHandshake(flow, done.cause());
                }
              });
    }
    return flow;
  }

  private void noHandshake(ConnectionFlow flow, Throwable cause) {
    if (!workers.isStopped()) {
      later(() -> handler.failed(flow, "TLS handshake failed: " + cause));
    }
  }

  void end(ConnectionFlow flow) {
    if (flow.ended()) {
      flows.remove(flow);
      if (!workers.isStopped()) {
        flow.runAtTheEnd(() -> handler.closed(flow));
      }
    }
  }

  FlowHandler handler() {
    return handler;
  }

  /** Where messages come in. */
  public Entrance entrance() {
    return entrance;
  }

  private ConnectionFlow flow(
      String transport,
      InetSocketAddress local,
      InetSocketAddress remote,
      Channel channel,
      Consumer<ConnectionFlow> known,
      int queued) {
    SerialQueue queue = new SerialQueue(workers, queued, nanoTime, waited);
    return new ConnectionFlow(
        flows.newId(), transport, local, remote, channel, queue, known, end, own, nanoTime);
  }

  private static InetSocketAddress local(Channel channel) {
    return (InetSocketAddress) channel.localAddress();
  }

  private void accept(String transport, SocketChannel channel) {
    Optional<AddressLimits.Place> entered = addresses.enter(channel.remoteAddress().getAddress());
    if (entered.isEmpty()) {
      channel.close();
      return;
    }
    AddressLimits.Place place = entered.get();
    StreamInput input = new StreamInput(this, made -> accepted(transport, made, place));
    channel
        .closeFuture()
        .addListener(
            closed -> {
              place.leave();
              input.end();
            });
    if (transport.equals("tls")) {
      SslHandler handshake =
          tls.orElseThrow(() -> new IllegalStateException("no key for TLS"))
              .accepting(channel.alloc());
      handshake.setHandshakeTimeout(TransportLimits.HANDSHAKE_SECONDS, TimeUnit.SECONDS);
      channel.pipeline().addLast(handshake);
    }
    channel.pipeline().addLast(input);
  }
}
