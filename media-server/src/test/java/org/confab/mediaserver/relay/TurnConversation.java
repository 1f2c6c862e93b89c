package org.confab.mediaserver.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.mediaserver.relay.RelayBench.at;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.confab.mediaserver.relay.RelayBench.FakeClient;
import org.confab.mediaserver.relay.RelayBench.FakePeerSocket;
import org.confab.protocol.mras.RelayCredentials;
import org.confab.protocol.stun.Fingerprint;
import org.confab.protocol.stun.Integrity;
import org.confab.protocol.stun.StunAddress;
import org.confab.protocol.stun.StunAttribute;
import org.confab.protocol.stun.StunAttributeType;
import org.confab.protocol.stun.StunError;
import org.confab.protocol.stun.StunFraming;
import org.confab.protocol.stun.StunMessage;
import org.confab.protocol.stun.StunPacket;
import org.confab.protocol.stun.StunType;
import org.confab.protocol.stun.TransactionId;

/** A client that speaks RFC 5766 with the relay, without sockets. */
abstract class TurnConversation {
  static final InetSocketAddress PEER = at("198.51.100.9", 4000);
  static final StunAttribute UDP =
      StunAttribute.int32(StunAttributeType.REQUESTED_TRANSPORT, 17 << 24);

  RelayBench bench = new RelayBench();
  FakeClient client = new FakeClient(at("203.0.113.5", 1234), false);
  RelayCredentials user = bench.credentials("sip:alice@x.test", 3600);
  byte[] nonce = {};

  void send(byte[] bytes) {
    bench.dialects.datagram(client, ByteBuffer.wrap(bytes));
  }

  byte[] key() {
    return RelayAuthentication.key(
        user.username().getBytes(StandardCharsets.UTF_8),
        user.password().getBytes(StandardCharsets.UTF_8));
  }

  byte[] signed(StunType type, TransactionId id, StunAttribute... attributes) {
    List<StunAttribute> all = new ArrayList<>(List.of(attributes));
    all.add(StunAttribute.text(StunAttributeType.USERNAME, user.username()));
    all.add(StunAttribute.text(StunAttributeType.REALM, RelayCredentials.REALM));
    all.add(StunAttribute.of(StunAttributeType.NONCE, nonce));
    StunMessage message = new StunMessage(type, id, all);
    return StunPacket.write(
        message, StunFraming.PADDED, Integrity.RFC5389, key(), Fingerprint.STANDARD);
  }

  void challenged() {
    send(StunPacket.write(plain(StunType.ALLOCATE_REQUEST, UDP), StunFraming.PADDED));
    StunMessage answer = client.packet(StunFraming.PADDED).message();
    assertThat(error(answer)).isEqualTo(401);
    nonce = answer.first(StunAttributeType.NONCE).orElseThrow().value();
  }

  StunMessage plain(StunType type, StunAttribute... attributes) {
    return new StunMessage(type, TransactionId.random(bench.random), List.of(attributes));
  }

  StunMessage ask(StunType type, StunAttribute... attributes) {
    send(signed(type, TransactionId.random(bench.random), attributes));
    StunPacket packet = client.packet(StunFraming.PADDED);
    assertThat(packet.verifies(Integrity.RFC5389, key())).isTrue();
    assertThat(packet.has(Fingerprint.STANDARD)).isTrue();
    return packet.message();
  }

  static int error(StunMessage answer) {
    return answer
        .first(StunAttributeType.ERROR_CODE)
        .flatMap(StunError::of)
        .map(StunError::code)
        .orElse(0);
  }

  FakePeerSocket allocate() {
    challenged();
    StunMessage answer = ask(StunType.ALLOCATE_REQUEST, UDP);
    assertThat(answer.type()).isEqualTo(StunType.ALLOCATE_RESPONSE);
    return bench.sockets.get(relayed(answer).getPort());
  }

  static InetSocketAddress relayed(StunMessage answer) {
    return StunAddress.xored(
            answer.first(StunAttributeType.XOR_RELAYED_ADDRESS).orElseThrow(), answer.id())
        .orElseThrow();
  }

  static StunAttribute peer(StunMessage in, InetSocketAddress peer) {
    return StunAddress.xored(StunAttributeType.XOR_PEER_ADDRESS, peer, in.id());
  }

  StunMessage withPeers(StunType type, List<StunAttribute> more, InetSocketAddress... to) {
    TransactionId id = TransactionId.random(bench.random);
    List<StunAttribute> all = new ArrayList<>(more);
    for (InetSocketAddress one : to) {
      all.add(StunAddress.xored(StunAttributeType.XOR_PEER_ADDRESS, one, id));
    }
    send(signed(type, id, all.toArray(StunAttribute[]::new)));
    return client.packet(StunFraming.PADDED).message();
  }

  int permit(InetSocketAddress... peers) {
    return error(withPeers(StunType.CREATE_PERMISSION_REQUEST, List.of(), peers));
  }

  int bind(int number, InetSocketAddress peer) {
    return error(
        withPeers(
            StunType.CHANNEL_BIND_REQUEST,
            List.of(StunAttribute.int32(StunAttributeType.CHANNEL_NUMBER, number << 16)),
            peer));
  }

  void indicate(InetSocketAddress peer, String text) {
    StunMessage bare = plain(StunType.SEND_INDICATION);
    StunMessage message =
        new StunMessage(
            bare.type(),
            bare.id(),
            List.of(peer(bare, peer), StunAttribute.text(StunAttributeType.DATA, text)));
    send(StunPacket.write(message, StunFraming.PADDED));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static int lifetime(StunMessage answer) {
    return answer.first(StunAttributeType.LIFETIME).orElseThrow().int32().orElseThrow();
  }

  byte[] freshNonce() {
    send(StunPacket.write(plain(StunType.REFRESH_REQUEST), StunFraming.PADDED));
    return client
        .packet(StunFraming.PADDED)
        .message()
        .first(StunAttributeType.NONCE)
        .orElseThrow()
        .value();
  }
}
