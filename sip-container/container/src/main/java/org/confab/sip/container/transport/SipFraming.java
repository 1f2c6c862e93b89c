package org.confab.sip.container.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/**
 * Cuts a byte stream into whole SIP messages (RFC 3261 18.3) before anything parses them. Emits one
 * {@code byte[]} per message, and {@link #PING} for each double CRLF between messages (RFC 5626
 * 3.5.1). Single line ends between messages are skipped. What cannot be cut ends in {@link
 * Unframeable}.
 */
class SipFraming extends ByteToMessageDecoder {
  /** A keep-alive of the client. */
  static final Object PING = new Object();

  private static final byte[] END_OF_HEADERS = {'\r', '\n', '\r', '\n'};

  private int lineEnds;
  private int scanned;
  private int whole = -1;

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (scanned == 0 && whole < 0) {
      skipLineEnds(in, out);
    }
    if (!in.isReadable()) {
      return;
    }
    if (whole < 0) {
      findEnd(in);
    }
    if (whole >= 0 && in.readableBytes() >= whole) {
      byte[] message = new byte[whole];
      in.readBytes(message);
      whole = -1;
      scanned = 0;
      lineEnds = 0;
      cut(message, out);
    }
  }

  /** Passes on what was cut: a message's bytes or {@link #PING}. On an I/O thread. */
  void cut(Object whole, List<Object> out) {
    out.add(whole);
  }

  /** Whether a message has begun and is not complete. */
  boolean inMessage() {
    return scanned > 0 || whole >= 0;
  }

  private void skipLineEnds(ByteBuf in, List<Object> out) {
    while (in.isReadable()) {
      byte b = in.getByte(in.readerIndex());
      if (b != '\r' && b != '\n') {
        return;
      }
      in.skipBytes(1);
      if (b == '\n' && ++lineEnds == 2) {
        lineEnds = 0;
        cut(PING, out);
      }
    }
  }

  private void findEnd(ByteBuf in) {
    int start = in.readerIndex();
    int from = start + Math.max(0, scanned - END_OF_HEADERS.length + 1);
    int end = indexOfEnd(in, from);
    scanned = in.readableBytes();
    if (end < 0) {
      if (scanned > TransportLimits.HEADER_SECTION) {
        throw new Unframeable(513, "Message Too Large", head(in, TransportLimits.HEADER_SECTION));
      }
      return;
    }
    int headers = end + END_OF_HEADERS.length - start;
    if (headers > TransportLimits.HEADER_SECTION) {
      throw new Unframeable(513, "Message Too Large", head(in, TransportLimits.HEADER_SECTION));
    }
    whole = headers + body(head(in, headers));
  }

  private static int body(byte[] head) {
    long length;
    if (HeaderSection.lines(head) > TransportLimits.HEADER_LINES) {
      throw new Unframeable(513, "Too Many Header Lines", head);
    }
    if (HeaderSection.isTorn(head, head.length)) {
      throw new Unframeable(400, "Empty Line Among Headers", head);
    }
    try {
      length = HeaderSection.contentLength(head);
    } catch (NumberFormatException bad) {
      throw new Unframeable(400, "Bad Content-Length", head);
    }
    if (length > TransportLimits.BODY) {
      throw new Unframeable(513, "Message Too Large", head);
    }
    return (int) length;
  }

  private static int indexOfEnd(ByteBuf in, int from) {
    for (int i = from; i <= in.writerIndex() - END_OF_HEADERS.length; i++) {
      int lf = in.indexOf(i, in.writerIndex(), (byte) '\r');
      if (lf < 0 || lf > in.writerIndex() - END_OF_HEADERS.length) {
        return -1;
      }
      if (in.getByte(lf + 1) == '\n' && in.getByte(lf + 2) == '\r' && in.getByte(lf + 3) == '\n') {
        return lf;
      }
      i = lf;
    }
    return -1;
  }

  private static byte[] head(ByteBuf in, int length) {
    return ByteBufUtil.getBytes(in, in.readerIndex(), Math.min(length, in.readableBytes()));
  }
}
