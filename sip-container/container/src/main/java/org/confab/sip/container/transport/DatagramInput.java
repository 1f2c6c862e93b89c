package org.confab.sip.container.transport;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.util.Arrays;

/**
 * One message per datagram (RFC 3261 18.3): bytes after Content-Length are cut off, a datagram that
 * ends before its Content-Length is refused with 400, empty ones are keep-alives.
 */
@ChannelHandler.Sharable
final class DatagramInput extends SimpleChannelInboundHandler<DatagramPacket> {
  private static final System.Logger LOG = System.getLogger(DatagramInput.class.getName());

  private final SipTransport transport;

  DatagramInput(SipTransport transport) {
    this.transport = transport;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
    byte[] bytes = ByteBufUtil.getBytes(packet.content());
    int start = 0;
    while (start < bytes.length && (bytes[start] == '\r' || bytes[start] == '\n')) {
      start++;
    }
    if (start == bytes.length || bytes[start] == 0) {
      return;
    }
    ConnectionFlow flow = transport.udp(context.channel(), packet.sender());
    flow.heard();
    byte[] datagram = Arrays.copyOfRange(bytes, start, bytes.length);
    byte[] message;
    try {
      message = cut(datagram);
    } catch (Unframeable bad) {
      flow.run(() -> transport.handler().unframeable(flow, bad));
      return;
    }
    transport.entrance().take(flow, message);
  }

  static byte[] cut(byte[] datagram) {
    int body = bodyStart(datagram);
    if (HeaderSection.lines(Arrays.copyOf(datagram, body)) > TransportLimits.HEADER_LINES) {
      throw new Unframeable(513, "Too Many Header Lines", datagram);
    }
    if (HeaderSection.isTorn(datagram, body)) {
      throw new Unframeable(400, "Empty Line Among Headers", datagram);
    }
    HeaderSection head = HeaderSection.of(datagram, 0, datagram.length);
    if (head.values("content-length", "l").isEmpty()) {
      return datagram;
    }
    long length;
    try {
      length = head.contentLength();
    } catch (NumberFormatException bad) {
      throw new Unframeable(400, "Bad Content-Length", datagram);
    }
    if (body + length > datagram.length) {
      throw new Unframeable(400, "Message Shorter Than Content-Length", datagram);
    }
    return Arrays.copyOf(datagram, body + (int) length);
  }

  private static int bodyStart(byte[] datagram) {
    for (int i = 0; i + 3 < datagram.length; i++) {
      if (datagram[i] == '\r'
          && datagram[i + 1] == '\n'
          && datagram[i + 2] == '\r'
          && datagram[i + 3] == '\n') {
        return i + 4;
      }
    }
    return datagram.length;
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable problem) {
    LOG.log(System.Logger.Level.WARNING, "datagram refused", problem);
  }
}
