package org.confab.sip.container.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderException;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes the messages of one connection to its flow: what is cut is taken at once, since a handler
 * of its own behind the framing would cost each connection memory. A keep-alive of exactly one
 * double CRLF gets a single CRLF back (RFC 5626 4.4.1): clients of that specification need it, and
 * Communicator, which sends the same bytes, skips line ends between messages.
 */
final class StreamInput extends SipFraming {
  private static final System.Logger LOG = System.getLogger(StreamInput.class.getName());
  private static final byte[] PONG = "\r\n".getBytes(StandardCharsets.US_ASCII);

  /** Nothing is remembered of how it began. */
  private static final Function<Channel, ConnectionFlow> BEGUN =
      again -> {
        throw new IllegalStateException("the connection has begun already");
      };

  private final SipTransport transport;
  private Function<Channel, ConnectionFlow> begin;
  private @Nullable ConnectionFlow flow;
  private Optional<ScheduledFuture<?>> deadline = Optional.empty();

  /** The flow begins with the connection. */
  StreamInput(SipTransport transport, Function<Channel, ConnectionFlow> begin) {
    this.transport = transport;
    this.begin = begin;
  }

  /** The flow is there already. */
  StreamInput(SipTransport transport, ConnectionFlow made) {
    this(transport, BEGUN);
    flow = made;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    flow = begin.apply(context.channel());
    begin = BEGUN;
  }

  /** The connection is closed. */
  void end() {
    if (flow != null) {
      transport.end(flow);
    }
  }

  @Override
  void cut(Object whole, List<Object> out) {
    if (flow == null) {
      return;
    }
    if (whole == PING) {
      pong(flow);
    } else {
      transport.entrance().take(flow, (byte[]) whole);
    }
  }

  /** By the flow, between its messages. */
  private static void pong(ConnectionFlow flow) {
    try {
      flow.send(PONG, pong -> pong);
    } catch (IOException closed) {
      LOG.log(System.Logger.Level.DEBUG, "nobody waits for the answer to a keep-alive", closed);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) throws Exception {
    super.channelReadComplete(context);
    if (flow != null) {
      flow.heard();
    }
    if (!inMessage()) {
      deadline.ifPresent(running -> running.cancel(false));
      deadline = Optional.empty();
    } else if (deadline.isEmpty()) {
      deadline =
          Optional.of(
              context
                  .executor()
                  .schedule(
                      () -> context.close(), TransportLimits.MESSAGE_SECONDS, TimeUnit.SECONDS));
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    super.channelInactive(context);
    deadline.ifPresent(running -> running.cancel(false));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable problem) {
    Throwable cause = problem instanceof DecoderException ? problem.getCause() : problem;
    ConnectionFlow on = flow;
    if (cause instanceof Unframeable unframeable && on != null) {
      context.channel().config().setAutoRead(false);
      on.runLast(() -> refuse(context, on, unframeable));
      return;
    }
    LOG.log(System.Logger.Level.DEBUG, "connection {0} ends: {1}", on, problem);
    context.close();
  }

  private void refuse(ChannelHandlerContext context, ConnectionFlow on, Unframeable cause) {
    try {
      transport.handler().unframeable(on, cause);
    } finally {
      // Goes out behind the answer.
      context
          .writeAndFlush(Unpooled.EMPTY_BUFFER)
          .addListener(io.netty.channel.ChannelFutureListener.CLOSE);
    }
  }
}
