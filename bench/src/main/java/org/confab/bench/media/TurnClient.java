package org.confab.bench.media;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.confab.protocol.stun.Fingerprint;
import org.confab.protocol.stun.Integrity;
import org.confab.protocol.stun.StunAddress;
import org.confab.protocol.stun.StunAttribute;
import org.confab.protocol.stun.StunAttributeType;
import org.confab.protocol.stun.StunFraming;
import org.confab.protocol.stun.StunMessage;
import org.confab.protocol.stun.StunPacket;
import org.confab.protocol.stun.StunType;
import org.confab.protocol.stun.TransactionId;

/** A client of a TURN server (RFC 5766) with one relayed address and one channel. */
final class TurnClient {
  /** The number of the channel. */
  static final int CHANNEL = 0x4000;

  private static final int PATIENCE_MILLIS = 5_000;
  private static final int UDP = 17 << 24;
  private static final int BYTES = 2_048;

  private final DatagramChannel channel = DatagramChannel.open();
  private final Random random = new Random();
  private final TurnSide.User user;
  private String realm = "";
  private byte[] nonce = {};

  /**
   * One that comes from that address.
   *
   * @param server to which it is connected
   */
  TurnClient(InetAddress from, InetSocketAddress server, TurnSide.User user) throws IOException {
    this.user = user;
    channel.bind(new InetSocketAddress(from, 0));
    channel.connect(server);
    channel.socket().setSoTimeout(PATIENCE_MILLIS);
  }

  /** The socket, for channel data. */
  DatagramChannel channel() {
    return channel;
  }

  /** Gets a relayed address, and a channel to that peer; the relayed address. */
  InetSocketAddress allocate(InetSocketAddress peer) throws IOException {
    StunAttribute udp = StunAttribute.int32(StunAttributeType.REQUESTED_TRANSPORT, UDP);
    StunMessage challenge = ask(StunType.ALLOCATE_REQUEST, List.of(udp), false);
    realm = challenge.first(StunAttributeType.REALM).orElseThrow().text();
    nonce = challenge.first(StunAttributeType.NONCE).orElseThrow().value();
    StunMessage answer = ask(StunType.ALLOCATE_REQUEST, List.of(udp), true);
    bind(peer);
    return StunAddress.xored(
            answer.first(StunAttributeType.XOR_RELAYED_ADDRESS).orElseThrow(), answer.id())
        .orElseThrow();
  }

  private void bind(InetSocketAddress peer) throws IOException {
    TransactionId id = TransactionId.random(random);
    ask(
        id,
        StunType.CHANNEL_BIND_REQUEST,
        List.of(
            StunAttribute.int32(StunAttributeType.CHANNEL_NUMBER, CHANNEL << 16),
            StunAddress.xored(StunAttributeType.XOR_PEER_ADDRESS, peer, id)),
        true);
  }

  /** Gives the address back. */
  void end() throws IOException {
    ask(
        StunType.REFRESH_REQUEST,
        List.of(StunAttribute.int32(StunAttributeType.LIFETIME, 0)),
        true);
    channel.close();
  }

  private StunMessage ask(StunType type, List<StunAttribute> attributes, boolean signed)
      throws IOException {
    return ask(TransactionId.random(random), type, attributes, signed);
  }

  private StunMessage ask(
      TransactionId id, StunType type, List<StunAttribute> attributes, boolean signed)
      throws IOException {
    channel.configureBlocking(true);
    channel.write(
        ByteBuffer.wrap(signed ? signed(id, type, attributes) : plain(id, type, attributes)));
    StunMessage answer = answer(id);
    if (signed && answer.type().isError()) {
      throw new IOException("refused: " + answer);
    }
    return answer;
  }

  private static byte[] plain(TransactionId id, StunType type, List<StunAttribute> attributes) {
    return StunPacket.write(new StunMessage(type, id, attributes), StunFraming.PADDED);
  }

  private byte[] signed(TransactionId id, StunType type, List<StunAttribute> attributes) {
    List<StunAttribute> all = new ArrayList<>(attributes);
    all.add(StunAttribute.text(StunAttributeType.USERNAME, user.name()));
    all.add(StunAttribute.text(StunAttributeType.REALM, realm));
    all.add(StunAttribute.of(StunAttributeType.NONCE, nonce));
    return StunPacket.write(
        new StunMessage(type, id, all),
        StunFraming.PADDED,
        Integrity.RFC5389,
        key(),
        Fingerprint.STANDARD);
  }

  private byte[] key() {
    try {
      String text = user.name() + ":" + realm + ":" + user.password();
      return MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has MD5", missing);
    }
  }

  // What else comes meanwhile, such as the rest of what was relayed, is no answer.
  private StunMessage answer(TransactionId id) throws IOException {
    byte[] bytes = new byte[BYTES];
    DatagramPacket packet = new DatagramPacket(bytes, BYTES);
    while (true) {
      try {
        packet.setLength(BYTES);
        channel.socket().receive(packet);
      } catch (SocketTimeoutException silent) {
        throw new IOException("no answer of " + channel.getRemoteAddress(), silent);
      }
      StunMessage answer =
          StunPacket.read(Arrays.copyOf(bytes, packet.getLength()), StunFraming.PADDED)
              .map(StunPacket::message)
              .orElse(null);
      if (answer != null && answer.id().equals(id)) {
        return answer;
      }
    }
  }
}
