package org.confab.sip.container.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Takes the messages of one connection to its flow. A keep-alive of exactly one double CRLF gets a
 * single CRLF back (RFC 5626 4.4.1): clients of that specification need it, and Communicator, which
 * sends the same bytes, skips line ends between messages.
 */
final class StreamInput extends ChannelInboundHandlerAdapter {
  private static final System.Logger LOG = System.getLogger(StreamInput.class.getName());
  private static final byte[] PONG = "\r\n".getBytes(StandardCharsets.US_ASCII);

  private final SipTransport transport;
  private final SipFraming framing;
  private final Function<Channel, ConnectionFlow> begin;
  private Optional<ConnectionFlow> flow = Optional.empty();
  private Optional<ScheduledFuture<?>> deadline = Optional.empty();

  /** The flow begins with the connection. */
  StreamInput(SipTransport transport, SipFraming framing, Function<Channel, ConnectionFlow> begin) {
    this.transport = transport;
    this.framing = framing;
    this.begin = begin;
  }

  /** The flow is there already. */
  StreamInput(SipTransport transport, SipFraming framing, ConnectionFlow made) {
    this(transport, framing, channel -> made);
    flow = Optional.of(made);
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    ConnectionFlow made = begin.apply(context.channel());
    flow = Optional.of(made);
    context.channel().closeFuture().addListener(done -> transport.end(made));
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object read) {
    if (read == SipFraming.PING) {
      flow.ifPresent(StreamInput::pong);
    } else {
      flow.ifPresent(on -> transport.entrance().take(on, (byte[]) read));
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
  public void channelReadComplete(ChannelHandlerContext context) {
    flow.ifPresent(ConnectionFlow::heard);
    if (!framing.inMessage()) {
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
  public void channelInactive(ChannelHandlerContext context) {
    deadline.ifPresent(running -> running.cancel(false));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable problem) {
    Throwable cause = problem instanceof DecoderException ? problem.getCause() : problem;
    if (cause instanceof Unframeable unframeable && flow.isPresent()) {
      ConnectionFlow on = flow.get();
      context.channel().config().setAutoRead(false);
      on.runLast(() -> refuse(context, on, unframeable));
      return;
    }
    LOG.log(System.Logger.Level.DEBUG, "connection {0} ends: {1}", flow, problem);
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
