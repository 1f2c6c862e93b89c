package org.confab.sip.container.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The I/O threads and the sockets that they wait for, with the options of each. */
final class Sockets {
  private static final System.Logger LOG = System.getLogger(Sockets.class.getName());
  private static final int THREADS = 2;

  /** Of one connection before the others have their turn, as netty has it. */
  private static final int READS = 16;

  private static final int BACKLOG = 1024;
  private static final int DATAGRAM_BYTES = 64 * 1024;
  private static final int WAITING_DATAGRAM_BYTES = 1024 * 1024;
  private static final WriteBufferWaterMark UNSENT =
      new WriteBufferWaterMark(TransportLimits.UNSENT_BYTES / 2, TransportLimits.UNSENT_BYTES);

  private final EventLoopGroup threads =
      new NioEventLoopGroup(THREADS, new DefaultThreadFactory("sip-io", true));

  private final RecvByteBufAllocator guess = new ReadGuess(READS);

  /** Listens for connections; {@code begin} gets each of them ready. */
  Channel streams(Listener listener, Consumer<SocketChannel> begin) throws Exception {
    return new ServerBootstrap()
        .group(threads)
        .channelFactory(
            listener.transport().equals("tcp")
                ? PlainConnection.Listening::new
                : NioServerSocketChannel::new)
        .option(ChannelOption.SO_REUSEADDR, true)
        .option(ChannelOption.SO_BACKLOG, BACKLOG)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childOption(ChannelOption.RCVBUF_ALLOCATOR, guess)
        .childOption(ChannelOption.SO_KEEPALIVE, true)
        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, UNSENT)
        .childHandler(beginning(begin))
        .bind(listener.address())
        .sync()
        .channel();
  }

  /** Listens for datagrams. */
  Channel datagrams(Listener listener, ChannelInboundHandler input) throws Exception {
    return new Bootstrap()
        .group(threads)
        .channel(NioDatagramChannel.class)
        .option(ChannelOption.SO_RCVBUF, WAITING_DATAGRAM_BYTES)
        .option(ChannelOption.RCVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(DATAGRAM_BYTES))
        .handler(input)
        .bind(listener.address())
        .sync()
        .channel();
  }

  /** Opens a connection, which {@code begin} gets ready. */
  ChannelFuture connect(InetSocketAddress address, Consumer<SocketChannel> begin) {
    return new Bootstrap()
        .group(threads)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.SO_KEEPALIVE, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, TransportLimits.CONNECT_SECONDS * 1000)
        .option(ChannelOption.WRITE_BUFFER_WATER_MARK, UNSENT)
        .handler(beginning(begin))
        .connect(address);
  }

  private static ChannelInitializer<SocketChannel> beginning(Consumer<SocketChannel> begin) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        begin.accept(channel);
      }
    };
  }

  /** Done when every thread has run a task that was given to it now. */
  CompletableFuture<?> beat() {
    List<CompletableFuture<?>> beats = new ArrayList<>();
    for (EventExecutor thread : threads) {
      beats.add(CompletableFuture.runAsync(() -> {}, thread));
    }
    return CompletableFuture.allOf(beats.toArray(CompletableFuture<?>[]::new));
  }

  /** Runs a short task again and again. One that fails ends, and it is logged. */
  void every(Duration interval, Runnable task) {
    long millis = interval.toMillis();
    var running =
        threads.next().scheduleWithFixedDelay(task, millis, millis, TimeUnit.MILLISECONDS);
    running.addListener(
        ended -> {
          if (!ended.isCancelled()) {
            LOG.log(System.Logger.Level.ERROR, "a repeated task has ended", ended.cause());
          }
        });
  }

  /** Ends the threads and closes what is open. */
  void stop(Duration patience) {
    threads
        .shutdownGracefully(0, patience.toMillis(), TimeUnit.MILLISECONDS)
        .awaitUninterruptibly();
  }
}
