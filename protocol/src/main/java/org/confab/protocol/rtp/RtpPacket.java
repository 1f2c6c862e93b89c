package org.confab.protocol.rtp;

import java.nio.ByteBuffer;

/**
 * A view of an RTP packet (RFC 3550 5.1) in a buffer that belongs to somebody else; used again and
 * again, so that reading makes no garbage. Numbers are those of the packet read last.
 */
public final class RtpPacket {
  /** Bytes of a header without contributing sources. */
  public static final int FIXED_HEADER = 12;

  /** Most contributing sources of a packet. */
  public static final int MAX_SOURCES = 15;

  private static final int VERSION_2 = 0x80;
  private static final int PADDING_BIT = 0x20;
  private static final int EXTENSION_BIT = 0x10;

  private ByteBuffer bytes = ByteBuffer.allocate(FIXED_HEADER);
  private int start;
  private int payloadOffset;
  private int payloadLength;

  /**
   * Length of the header with sources and extension, between the buffer's position and limit.
   *
   * @return -1 if that is no RTP packet
   */
  public static int headerLength(ByteBuffer packet) {
    int length = packet.remaining();
    int at = packet.position();
    if (length < FIXED_HEADER || (packet.get(at) & 0xc0) != VERSION_2) {
      return -1;
    }
    int header = FIXED_HEADER + 4 * (packet.get(at) & 0x0f);
    if ((packet.get(at) & EXTENSION_BIT) != 0) {
      if (length < header + 4) {
        return -1;
      }
      header += 4 + 4 * (packet.getShort(at + header + 2) & 0xffff);
    }
    return header <= length ? header : -1;
  }

  /**
   * Looks at the packet between position and limit, which stay as they are.
   *
   * @return whether it is one; if not, this still shows the packet before
   */
  public boolean read(ByteBuffer packet) {
    int header = headerLength(packet);
    if (header < 0) {
      return false;
    }
    int at = packet.position();
    int payload = packet.remaining() - header;
    if ((packet.get(at) & PADDING_BIT) != 0) {
      int padding = payload == 0 ? 0 : packet.get(packet.limit() - 1) & 0xff;
      if (padding == 0 || padding > payload) {
        return false;
      }
      payload -= padding;
    }
    bytes = packet;
    start = at;
    payloadOffset = at + header;
    payloadLength = payload;
    return true;
  }

  /** The marker: with silence suppression the first packet of a talk spurt. */
  public boolean marker() {
    return bytes.get(start + 1) < 0;
  }

  /** 0–127. */
  public int payloadType() {
    return bytes.get(start + 1) & 0x7f;
  }

  /** 0–65535. */
  public int sequence() {
    return bytes.getShort(start + 2) & 0xffff;
  }

  /** In units of the payload's clock; unsigned. */
  public int timestamp() {
    return bytes.getInt(start + 4);
  }

  /** The synchronisation source; unsigned. */
  public int ssrc() {
    return bytes.getInt(start + 8);
  }

  /** How many contributing sources it names. */
  public int sources() {
    return bytes.get(start) & 0x0f;
  }

  /** One of the contributing sources. */
  public int source(int index) {
    if (index < 0 || index >= sources()) {
      throw new IndexOutOfBoundsException(index);
    }
    return bytes.getInt(start + FIXED_HEADER + 4 * index);
  }

  /** Where the payload begins, in the buffer. */
  public int payloadOffset() {
    return payloadOffset;
  }

  /** Bytes of the payload, padding not counted. */
  public int payloadLength() {
    return payloadLength;
  }

  /** The first {@code sources} of {@code from} are written as contributing sources. */
  public static void writeHeader(
      ByteBuffer out,
      boolean marker,
      int payloadType,
      int sequence,
      int timestamp,
      int ssrc,
      int[] from,
      int sources) {
    if (sources > MAX_SOURCES || payloadType < 0 || payloadType > 0x7f) {
      throw new IllegalArgumentException("no header of RTP");
    }
    out.put((byte) (VERSION_2 | sources));
    out.put((byte) ((marker ? 0x80 : 0) | payloadType));
    out.putShort((short) sequence);
    out.putInt(timestamp);
    out.putInt(ssrc);
    for (int each = 0; each < sources; each++) {
      out.putInt(from[each]);
    }
  }
}
