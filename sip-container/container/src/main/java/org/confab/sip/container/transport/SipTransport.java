package org.confab.sip.container.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
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
import org.confab.sip.container.overload.Overload;

/**
 * The listeners, the workers and the flows of one server. Messages go from an I/O thread to the
 * flow's queue and from there, one at a time, to the {@link FlowHandler}.
 */
public final class SipTransport {
  private static final System.Logger LOG = System.getLogger(SipTransport.class.getName());
  private static final int STOP_SECONDS = 5;
  private static final Duration WORKERS_REST = Duration.ofSeconds(60);
  private static final WriteBufferWaterMark UNSENT =
      new WriteBufferWaterMark(TransportLimits.UNSENT_BYTES / 2, TransportLimits.UNSENT_BYTES);

  /** Another server may be silent; whether it lives is found out by other means. */
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final Optional<TlsMaterial> tls;
  private final FlowHandler handler;
  private final FlowTable flows =
      new FlowTable(
          TransportLimits.UDP_FLOWS,
          TransportLimits.UDP_FLOWS_PER_ACCOUNT,
          TransportLimits.UDP_STRANGERS);
  private final AddressLimits addresses =
      new AddressLimits(
          TransportLimits.CONNECTIONS_PER_ADDRESS, TransportLimits.STRANGERS_PER_ADDRESS);
  private final Workers workers;
  private final EventLoopGroup io;
  private final Entrance entrance;
  private final Map<Listener, Channel> bound = new ConcurrentHashMap<>();

  /** A transport without listeners; {@code tls} is needed for TLS listeners only. */
  public SipTransport(Optional<TlsMaterial> tls, FlowHandler handler, Overload overload) {
    this.tls = tls;
    this.handler = handler;
    this.entrance = new Entrance(overload, handler);
    this.io = new NioEventLoopGroup(2, new DefaultThreadFactory("sip-io", true));
    ThreadFactory threads = new DefaultThreadFactory("sip-worker", true);
    this.workers =
        new Workers(
            TransportLimits.WORKERS,
            WORKERS_REST,
            life -> threads.newThread(() -> handler.inhabit(life)));
    every(Overload.INTERVAL, () -> entrance.look(workers.waiting() > 0));
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
          listener.transport().equals("udp") ? bindDatagrams(listener) : bindStreams(listener);
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
    io.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    workers.stop(Duration.ofSeconds(STOP_SECONDS));
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
    List<CompletableFuture<?>> beats = new ArrayList<>();
    for (EventExecutor thread : io) {
      beats.add(CompletableFuture.runAsync(() -> {}, thread));
    }
    return CompletableFuture.allOf(beats.toArray(CompletableFuture<?>[]::new));
  }

  /** Runs a task on a worker. */
  public void later(Runnable task) {
    workers.execute(task);
  }

  /** Runs a short task again and again, on an I/O thread. One that fails ends, and it is logged. */
  public void every(Duration interval, Runnable task) {
    long millis = interval.toMillis();
    var running = io.next().scheduleWithFixedDelay(task, millis, millis, TimeUnit.MILLISECONDS);
    running.addListener(
        ended -> {
          if (!ended.isCancelled()) {
            LOG.log(System.Logger.Level.ERROR, "a repeated task has ended", ended.cause());
          }
        });
  }

  /**
   * Opens a TLS connection.
   *
   * @param name what the other side's certificate must be called
   * @param peer for {@link ConnectionFlow#peer}
   */
  public CompletionStage<ConnectionFlow> open(InetSocketAddress address, String name, String peer) {
    CompletableFuture<ConnectionFlow> opened = new CompletableFuture<>();
    new Bootstrap()
        .group(io)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.SO_KEEPALIVE, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, TransportLimits.CONNECT_SECONDS * 1000)
        .option(ChannelOption.WRITE_BUFFER_WATER_MARK, UNSENT)
        .handler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                call(channel, name, peer, opened);
              }
            })
        .connect(address)
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
    SipFraming framing = new SipFraming();
    channel.pipeline().addLast(framing, new StreamInput(this, framing, flow));
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

  boolean full() {
    return flows.size()
        >= TransportLimits.CONNECTIONS + TransportLimits.UDP_FLOWS + TransportLimits.UDP_STRANGERS;
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
    SerialQueue queue = new SerialQueue(workers, queued, System::nanoTime, entrance::waited);
    return new ConnectionFlow(
        flows.newId(),
        transport,
        local,
        remote,
        channel,
        queue,
        known,
        this::end,
        handler::send,
        System::nanoTime);
  }

  private static InetSocketAddress local(Channel channel) {
    return (InetSocketAddress) channel.localAddress();
  }

  private Channel bindDatagrams(Listener listener) throws Exception {
    return new Bootstrap()
        .group(io)
        .channel(NioDatagramChannel.class)
        .option(ChannelOption.SO_RCVBUF, 1024 * 1024)
        .option(
            ChannelOption.RCVBUF_ALLOCATOR,
            new io.netty.channel.FixedRecvByteBufAllocator(64 * 1024))
        .handler(new DatagramInput(this))
        .bind(listener.address())
        .sync()
        .channel();
  }

  private Channel bindStreams(Listener listener) throws Exception {
    return new ServerBootstrap()
        .group(io)
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_REUSEADDR, true)
        .option(ChannelOption.SO_BACKLOG, 1024)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childOption(ChannelOption.SO_KEEPALIVE, true)
        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, UNSENT)
        .childHandler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                accept(listener.transport(), channel);
              }
            })
        .bind(listener.address())
        .sync()
        .channel();
  }

  private void accept(String transport, SocketChannel channel) {
    Optional<AddressLimits.Place> place =
        full() ? Optional.empty() : addresses.enter(channel.remoteAddress().getAddress());
    if (place.isEmpty()) {
      channel.close();
      return;
    }
    channel.closeFuture().addListener(closed -> place.get().leave());
    if (transport.equals("tls")) {
      SslHandler handshake =
          tls.orElseThrow(() -> new IllegalStateException("no key for TLS"))
              .accepting(channel.alloc());
      handshake.setHandshakeTimeout(TransportLimits.HANDSHAKE_SECONDS, TimeUnit.SECONDS);
      channel.pipeline().addLast(handshake);
    }
    SipFraming framing = new SipFraming();
    channel
        .pipeline()
        .addLast(
            framing,
            new StreamInput(this, framing, made -> accepted(transport, made, place.get())));
  }
}
