package org.confab.mediaserver.relay;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.confab.protocol.stun.StunAttributeType;
import org.confab.protocol.stun.StunPacket;
import org.confab.protocol.stun.StunType;
import org.jspecify.annotations.Nullable;

/**
 * Send and Data indications (RFC 5766 10) where they stand in a buffer, without a message in
 * between: they are the packets of clients that use no channels. Of one thread.
 */
final class Indications {
  private static final int COOKIE = 0x2112A442;
  private static final int HEAD = StunPacket.HEADER;
  private static final int ATTRIBUTE_HEAD = 4;
  private static final int ADDRESS_HEAD = 4;
  private static final int IPV4 = 1;
  private static final int IPV6 = 2;
  private static final int KNOWN = 64;
  private static final int IPV4_VALUE = 8;
  private static final int PEER = StunAttributeType.XOR_PEER_ADDRESS.number();
  private static final int DATA = StunAttributeType.DATA.number();

  private final RandomGenerator random;
  private final InetSocketAddress[] known = new InetSocketAddress[KNOWN];
  private int dataAt;
  private int dataLength;
  private @Nullable InetSocketAddress to;

  /**
   * @param random for transactions, which need not be secret
   */
  Indications(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Reads a Send indication that has nothing but an IPv4 peer and data, and what may be passed
   * over; false for any other message, which is left as it is.
   */
  boolean read(ByteBuffer message) {
    int begin = message.position();
    if (message.remaining() < HEAD
        || message.getShort(begin) != StunType.SEND_INDICATION.value()
        || message.getInt(begin + 4) != COOKIE
        || (message.getShort(begin + 2) & 0xFFFF) != message.remaining() - HEAD
        || message.remaining() % 4 != 0) {
      return false;
    }
    to = null;
    dataAt = -1;
    int at = begin + HEAD;
    while (message.limit() - at >= ATTRIBUTE_HEAD) {
      int type = message.getShort(at) & 0xFFFF;
      int length = message.getShort(at + 2) & 0xFFFF;
      at += ATTRIBUTE_HEAD;
      if (length > message.limit() - at || !take(message, begin, type, at, length)) {
        return false;
      }
      at += length + 3 & ~3;
    }
    return at == message.limit() && to != null && dataAt >= 0;
  }

  private boolean take(ByteBuffer message, int begin, int type, int at, int length) {
    if (type == PEER && to == null) {
      return length == IPV4_VALUE
          && message.get(at + 1) == IPV4
          && address(message, begin, at) != null;
    }
    if (type == DATA && dataAt < 0) {
      dataAt = at;
      dataLength = length;
      return true;
    }
    return type >= StunAttributeType.FIRST_OPTIONAL
        && type != StunAttributeType.FINGERPRINT.number();
  }

  /**
   * The peer; the object is kept, for the next packet is likely to go there too. The hash code of
   * an IPv4 address is its 32 bits ({@link Inet4Address#hashCode}).
   */
  private @Nullable InetSocketAddress address(ByteBuffer message, int begin, int at) {
    int port = (message.getShort(at + 2) ^ COOKIE >>> 16) & 0xFFFF;
    int host = message.getInt(at + ADDRESS_HEAD) ^ COOKIE;
    int slot = (host * 31 + port) & KNOWN - 1;
    InetSocketAddress one = known[slot];
    if (one == null || one.getPort() != port || one.getAddress().hashCode() != host) {
      try {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES).putInt(host).array();
        one = new InetSocketAddress(InetAddress.getByAddress(bytes), port);
        known[slot] = one;
      } catch (UnknownHostException impossible) {
        throw new IllegalStateException("four bytes are an address", impossible);
      }
    }
    to = one;
    return one;
  }

  /** To whom the indication that was read goes. */
  InetSocketAddress peer() {
    if (to == null) {
      throw new IllegalStateException("nothing was read");
    }
    return to;
  }

  /** Makes the data of the indication that was read what is left in the buffer. */
  void narrow(ByteBuffer message) {
    message.limit(dataAt + dataLength).position(dataAt);
  }

  /**
   * Puts a Data indication around the data in the buffer.
   *
   * @param data with {@link Dialect#HEADROOM} bytes before it and room for padding behind
   */
  void write(ByteBuffer data, InetSocketAddress peer) {
    boolean ipv4 = peer.getAddress() instanceof Inet4Address;
    int length = data.remaining();
    int dataHead = data.position() - ATTRIBUTE_HEAD;
    int peerValue = dataHead - ADDRESS_HEAD - (ipv4 ? Integer.BYTES : 4 * Integer.BYTES);
    int begin = peerValue - ATTRIBUTE_HEAD - HEAD;
    int end = data.limit();
    data.limit(data.position() + (length + 3 & ~3));
    while (end < data.limit()) {
      data.put(end++, (byte) 0);
    }
    data.putShort(dataHead, (short) DATA).putShort(dataHead + 2, (short) length);
    data.putShort(begin, (short) StunType.DATA_INDICATION.value())
        .putShort(begin + 2, (short) (data.limit() - begin - HEAD))
        .putInt(begin + 4, COOKIE)
        .putInt(begin + 8, random.nextInt())
        .putLong(begin + 12, random.nextLong());
    data.putShort(peerValue - ATTRIBUTE_HEAD, (short) PEER)
        .putShort(peerValue - 2, (short) (dataHead - peerValue))
        .put(peerValue, (byte) 0)
        .put(peerValue + 1, (byte) (ipv4 ? IPV4 : IPV6))
        .putShort(peerValue + 2, (short) (peer.getPort() ^ COOKIE >>> 16));
    if (ipv4) {
      data.putInt(peerValue + ADDRESS_HEAD, peer.getAddress().hashCode() ^ COOKIE);
    } else {
      byte[] host = peer.getAddress().getAddress();
      for (int i = 0; i < host.length; i++) {
        data.put(peerValue + ADDRESS_HEAD + i, (byte) (host[i] ^ data.get(begin + 4 + i)));
      }
    }
    data.position(begin);
  }
}
