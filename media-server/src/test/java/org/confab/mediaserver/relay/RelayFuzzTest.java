package org.confab.mediaserver.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.mediaserver.relay.RelayBench.at;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.confab.mediaserver.relay.RelayBench.FakeClient;
import org.confab.mediaserver.relay.RelayBench.FakePeerSocket;
import org.confab.protocol.fuzz.Mutations;
import org.confab.protocol.mras.RelayCredentials;
import org.confab.protocol.stun.Integrity;
import org.confab.protocol.stun.StunAddress;
import org.confab.protocol.stun.StunAttribute;
import org.confab.protocol.stun.StunAttributeType;
import org.confab.protocol.stun.StunFraming;
import org.confab.protocol.stun.StunMessage;
import org.confab.protocol.stun.StunPacket;
import org.confab.protocol.stun.StunType;
import org.confab.protocol.stun.TransactionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Messages of TURN in both dialects: from strangers, from clients with a relayed address, and
 * signed by somebody who may sign in but sends nonsense. Nothing is relayed to where it may not go.
 */
class RelayFuzzTest extends TurnConversation {
  private static final TransactionId ID = TransactionId.of(new byte[TransactionId.BYTES]);
  private static final Set<StunAttributeType> SIGNING =
      Set.of(
          StunAttributeType.USERNAME,
          StunAttributeType.REALM,
          StunAttributeType.NONCE,
          StunAttributeType.MESSAGE_INTEGRITY,
          StunAttributeType.FINGERPRINT);

  /** One of each request and indication of both dialects, and channel data. */
  static List<byte[]> messages() {
    StunAttribute peer = StunAddress.xored(StunAttributeType.XOR_PEER_ADDRESS, PEER, ID);
    StunAttribute inside =
        StunAddress.xored(StunAttributeType.XOR_PEER_ADDRESS, at("127.0.0.1", 22), ID);
    StunAttribute channel = StunAttribute.int32(StunAttributeType.CHANNEL_NUMBER, 0x40000000);
    StunAttribute data = StunAttribute.text(StunAttributeType.DATA, "data");
    StunAttribute magic = StunAttribute.int32(StunAttributeType.MS_MAGIC_COOKIE, MsTurn.COOKIE);
    StunAttribute to = StunAddress.plain(StunAttributeType.MS_DESTINATION_ADDRESS, PEER);
    List<byte[]> all = new ArrayList<>();
    all.add(standard(StunType.BINDING_REQUEST));
    all.add(standard(StunType.ALLOCATE_REQUEST, UDP));
    all.add(
        standard(StunType.REFRESH_REQUEST, StunAttribute.int32(StunAttributeType.LIFETIME, 600)));
    all.add(standard(StunType.CREATE_PERMISSION_REQUEST, peer, inside));
    all.add(standard(StunType.CHANNEL_BIND_REQUEST, channel, peer));
    all.add(standard(StunType.SEND_INDICATION, peer, data));
    all.add(standard(StunType.SEND_INDICATION, inside, data));
    all.add(new byte[] {0x40, 0, 0, 4, 'd', 'a', 't', 'a'});
    all.add(ms(StunType.ALLOCATE_REQUEST, magic));
    all.add(ms(StunType.MS_SEND_REQUEST, magic, to, data));
    all.add(ms(StunType.MS_SET_ACTIVE_DESTINATION_REQUEST, magic, to));
    return all;
  }

  private static byte[] standard(StunType type, StunAttribute... attributes) {
    return StunPacket.write(new StunMessage(type, ID, List.of(attributes)), StunFraming.PADDED);
  }

  private static byte[] ms(StunType type, StunAttribute... attributes) {
    return StunPacket.write(new StunMessage(type, ID, List.of(attributes)), StunFraming.UNPADDED);
  }

  @MethodSource("messages")
  @FuzzTest(maxDuration = "10s")
  void hostile_messages_reach_nobody_they_may_not(byte[] bytes) {
    if (bytes.length == 0) {
      return; // no datagram without a byte is shown to it
    }
    bench = new RelayBench();
    user = bench.credentials("sip:alice@x.test", 3600);
    client = new FakeClient(at("203.0.113.5", 1234), false);
    allocate();
    bind(0x4000, PEER);
    send(bytes);
    signedAgain(bytes, StunFraming.PADDED).forEach(this::send);
    client = new FakeClient(at("203.0.113.6", 1), false);
    send(bytes);
    signedAgain(bytes, StunFraming.UNPADDED).forEach(this::send);
    check();
  }

  // What the bytes say, by somebody who has a password.
  private Stream<byte[]> signedAgain(byte[] bytes, StunFraming framing) {
    return StunPacket.read(bytes, framing).map(StunPacket::message).stream()
        .map(message -> signedAgain(message, framing));
  }

  private byte[] signedAgain(StunMessage message, StunFraming framing) {
    StunAttribute[] left =
        message.attributes().stream()
            .filter(one -> SIGNING.stream().noneMatch(one::is))
            .toArray(StunAttribute[]::new);
    if (framing == StunFraming.PADDED) {
      return signed(message.type(), message.id(), left);
    }
    List<StunAttribute> all = new ArrayList<>(List.of(left));
    all.add(StunAttribute.text(StunAttributeType.MS_REALM, RelayCredentials.REALM));
    all.add(StunAttribute.of(StunAttributeType.MS_NONCE, nonce));
    all.add(StunAttribute.of(StunAttributeType.USERNAME, user.usernameBytes()));
    return StunPacket.write(
        new StunMessage(message.type(), message.id(), all),
        framing,
        Integrity.CLASSIC,
        RelayAuthentication.key(user.usernameBytes(), user.passwordBytes()));
  }

  private void check() {
    assertThat(bench.open.get()).isLessThanOrEqualTo(2);
    for (FakePeerSocket socket : bench.sockets.values()) {
      for (InetSocketAddress to : socket.to) {
        InetAddress address = to.getAddress();
        assertThat(
                address.isLoopbackAddress()
                    || address.isMulticastAddress()
                    || address.isLinkLocalAddress()
                    || address.isAnyLocalAddress())
            .as("relayed to " + to)
            .isFalse();
      }
    }
  }

  @Test
  void changedMessagesReachNobodyTheyMayNot() {
    Mutations.of(messages()).run(600, this::hostile_messages_reach_nobody_they_may_not);
  }

  /** What is known of a message's length stays so when more of it comes. */
  @Test
  void theLengthOfAMessageDoesNotDependOnWhatFollows() {
    Mutations.of(frames()).run(5_000, RelayFuzzTest::framed);
  }

  /** Beginnings of all framings that are told apart. */
  static List<byte[]> frames() {
    return Mutations.hex(
        "160301002d010000290301c1fcd5a36d93dd7e0b45673fec7985fbbc3fd660c2ce8485081b8121bcaa10fb"
            + "00000200180100",
        "000300082112a442000000000000000000000000001900041100000040000003616263",
        "02000024000300106edce0d7378349b5121f86954e56b16a000f000472c64bc68008000400000001",
        "0300000361626303000001610200000462",
        "030000030010e8dbbe8322e97a8792802a78c38b9e10000f0004");
  }

  static void framed(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    Framing framing = Framing.of(bytes[0]);
    int whole = framing.length(ByteBuffer.wrap(bytes));
    for (int end = 1; end <= Math.min(bytes.length, 60); end++) {
      int part = framing.length(ByteBuffer.wrap(bytes, 0, end));
      assertThat(part == Framing.INCOMPLETE || part == whole).isTrue();
    }
    if (Unframed.begins(ByteBuffer.wrap(bytes))) {
      assertThat(Unframed.answer(ByteBuffer.wrap(bytes)).remaining()).isPositive();
    }
  }
}
