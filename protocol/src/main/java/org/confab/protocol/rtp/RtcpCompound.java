package org.confab.protocol.rtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A compound RTCP packet (RFC 3550 6.1), or a reduced one of feedback alone (RFC 5506). */
public record RtcpCompound(List<RtcpPacket> packets) {
  /** Most packets of a compound. */
  public static final int MAX_PACKETS = 32;

  private static final int HEADER = 4;
  private static final int PADDING_BIT = 0x20;

  /** Throws {@link IllegalArgumentException} if there is none or there are too many. */
  public RtcpCompound {
    if (packets.isEmpty() || packets.size() > MAX_PACKETS) {
      throw new IllegalArgumentException(packets.size() + " RTCP packets");
    }
    packets = List.copyOf(packets);
  }

  /** These packets in this order. */
  public static RtcpCompound of(RtcpPacket... packets) {
    return new RtcpCompound(List.of(packets));
  }

  /**
   * Reads what is between position and limit by the rules of RFC 3550 A.2; profile-specific
   * extensions of reports ([MS-RTP] 2.2) are passed over.
   *
   * @throws RtpMalformed if it is none
   */
  public static RtcpCompound parse(ByteBuffer datagram) {
    ByteBuffer in = datagram.slice();
    List<RtcpPacket> packets = new ArrayList<>();
    while (in.hasRemaining()) {
      require(packets.size() < MAX_PACKETS, "too many packets");
      require(in.remaining() >= HEADER, "a header cut short");
      int first = in.get() & 0xff;
      int type = in.get() & 0xff;
      int length = 4 * (in.getShort() & 0xffff);
      require(first >> 6 == 2, "not version 2");
      require(length <= in.remaining(), "longer than the datagram");
      ByteBuffer body = in.slice().limit(length);
      in.position(in.position() + length);
      if ((first & PADDING_BIT) != 0) {
        require(!packets.isEmpty() && !in.hasRemaining(), "padding before the last packet");
        unpad(body);
      }
      require(!packets.isEmpty() || mayBeFirst(type), "does not begin with a report");
      packets.add(packet(type, first & RtcpPacket.MAX_COUNT, body));
    }
    require(!packets.isEmpty(), "empty");
    return new RtcpCompound(packets);
  }

  private static boolean mayBeFirst(int type) {
    return type == RtcpPacket.SENDER_REPORT
        || type == RtcpPacket.RECEIVER_REPORT
        || type == RtcpPacket.TRANSPORT_FEEDBACK
        || type == RtcpPacket.PAYLOAD_FEEDBACK;
  }

  private static void unpad(ByteBuffer body) {
    require(body.hasRemaining(), "padding of nothing");
    int padding = body.get(body.limit() - 1) & 0xff;
    require(padding > 0 && padding % 4 == 0 && padding <= body.limit(), "bad padding");
    body.limit(body.limit() - padding);
  }

  private static RtcpPacket packet(int type, int count, ByteBuffer body) {
    return switch (type) {
      case RtcpPacket.SENDER_REPORT -> senderReport(count, body);
      case RtcpPacket.RECEIVER_REPORT -> {
        require(body.remaining() >= 4 + count * ReportBlock.LENGTH, "short receiver report");
        yield new RtcpPacket.ReceiverReport(body.getInt(), blocks(count, body));
      }
      case RtcpPacket.SOURCE_DESCRIPTION -> description(count, body);
      case RtcpPacket.GOODBYE -> goodbye(count, body);
      case RtcpPacket.TRANSPORT_FEEDBACK, RtcpPacket.PAYLOAD_FEEDBACK -> {
        require(body.remaining() >= 8, "short feedback");
        yield new RtcpPacket.Feedback(type, count, body.getInt(), body.getInt(), words(body));
      }
      default -> {
        require(type >= 192 && type <= 223, "no type of RTCP");
        yield new RtcpPacket.Other(type, count, words(body));
      }
    };
  }

  private static RtcpPacket senderReport(int count, ByteBuffer body) {
    require(body.remaining() >= 24 + count * ReportBlock.LENGTH, "short sender report");
    return new RtcpPacket.SenderReport(
        body.getInt(),
        body.getLong(),
        body.getInt(),
        body.getInt(),
        body.getInt(),
        blocks(count, body));
  }

  private static List<ReportBlock> blocks(int count, ByteBuffer body) {
    List<ReportBlock> blocks = new ArrayList<>(count);
    for (int each = 0; each < count; each++) {
      blocks.add(ReportBlock.parse(body));
    }
    return blocks;
  }

  private static RtcpPacket description(int count, ByteBuffer body) {
    List<RtcpPacket.SourceDescription.Chunk> chunks = new ArrayList<>(count);
    for (int each = 0; each < count; each++) {
      require(body.remaining() >= 8, "short chunk");
      int ssrc = body.getInt();
      List<RtcpPacket.SourceDescription.Item> items = new ArrayList<>();
      for (int type = body.get() & 0xff; type != 0; type = next(body)) {
        items.add(new RtcpPacket.SourceDescription.Item(type, text(body)));
      }
      body.position(Math.min((body.position() + 3) / 4 * 4, body.limit()));
      chunks.add(new RtcpPacket.SourceDescription.Chunk(ssrc, items));
    }
    return new RtcpPacket.SourceDescription(chunks);
  }

  private static int next(ByteBuffer body) {
    require(body.hasRemaining(), "a chunk without end");
    return body.get() & 0xff;
  }

  private static RtcpPacket goodbye(int count, ByteBuffer body) {
    require(body.remaining() >= 4 * count, "short goodbye");
    List<Integer> sources = new ArrayList<>(count);
    for (int each = 0; each < count; each++) {
      sources.add(body.getInt());
    }
    return new RtcpPacket.Goodbye(sources, body.hasRemaining() ? text(body) : "");
  }

  // Bytes that are no UTF-8 become as many characters of one byte: never longer than they came.
  private static String text(ByteBuffer body) {
    require(body.hasRemaining(), "a text without length");
    int length = body.get() & 0xff;
    require(length <= body.remaining(), "a text cut short");
    byte[] bytes = new byte[length];
    body.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8).replace('\ufffd', '?');
  }

  private static List<Integer> words(ByteBuffer body) {
    List<Integer> words = new ArrayList<>(body.remaining() / 4);
    while (body.remaining() >= 4) {
      words.add(body.getInt());
    }
    return words;
  }

  /** Writes it at the buffer's position; throws {@link java.nio.BufferOverflowException}. */
  public void write(ByteBuffer out) {
    for (RtcpPacket packet : packets) {
      int start = out.position();
      out.put((byte) (0x80 | packet.count())).put((byte) packet.type()).putShort((short) 0);
      packet.writeBody(out);
      out.putShort(start + 2, (short) ((out.position() - start) / 4 - 1));
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new RtpMalformed("RTCP: " + otherwise);
    }
  }
}
