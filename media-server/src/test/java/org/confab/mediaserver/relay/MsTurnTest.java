package org.confab.mediaserver.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.mediaserver.relay.RelayBench.at;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.relay.RelayBench.FakeClient;
import org.confab.mediaserver.relay.RelayBench.FakePeerSocket;
import org.confab.protocol.mras.RelayCredentials;
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
import org.junit.jupiter.api.Test;

class MsTurnTest {
  private static final InetSocketAddress PEER = at("198.51.100.9", 4000);
  private static final StunAttribute MAGIC =
      StunAttribute.int32(StunAttributeType.MS_MAGIC_COOKIE, MsTurn.COOKIE);

  /** What libnice 0.1.21 sends first. */
  private static final byte[] OF_LIBNICE =
      HexFormat.of()
          .parseHex("000300106edce0d7378349b5121f86954e56b16a000f000472c64bc68008000400000001");

  private RelayBench bench = new RelayBench();
  private final RelayCredentials user = bench.credentials("sip:alice@x.test", 3600);
  private FakeClient client = new FakeClient(at("203.0.113.5", 1234), false);
  private byte[] nonce = {};

  private void send(byte[] bytes) {
    bench.dialects.datagram(client, ByteBuffer.wrap(bytes));
  }

  private byte[] key() {
    return RelayAuthentication.key(user.usernameBytes(), user.passwordBytes());
  }

  private byte[] signed(StunType type, StunAttribute... attributes) {
    List<StunAttribute> all = new ArrayList<>();
    all.add(MAGIC);
    all.addAll(List.of(attributes));
    all.add(StunAttribute.text(StunAttributeType.MS_REALM, RelayCredentials.REALM));
    all.add(StunAttribute.of(StunAttributeType.MS_NONCE, nonce));
    all.add(StunAttribute.of(StunAttributeType.USERNAME, user.usernameBytes()));
    return StunPacket.write(
        new StunMessage(type, id(), all), StunFraming.UNPADDED, Integrity.CLASSIC, key());
  }

  private TransactionId id() {
    byte[] id = new byte[TransactionId.BYTES];
    bench.random.nextBytes(id);
    return TransactionId.of(id);
  }

  private StunMessage challenged() {
    send(OF_LIBNICE);
    StunMessage answer = client.packet(StunFraming.UNPADDED).message();
    nonce = answer.first(StunAttributeType.MS_NONCE).orElseThrow().value();
    return answer;
  }

  private StunMessage ask(StunType type, StunAttribute... attributes) {
    send(signed(type, attributes));
    StunPacket packet = client.packet(StunFraming.UNPADDED);
    assertThat(packet.verifies(Integrity.CLASSIC, key())).isTrue();
    assertThat(packet.message().attributes().get(0)).isEqualTo(MAGIC);
    return packet.message();
  }

  private static int error(StunMessage answer) {
    return answer
        .first(StunAttributeType.ERROR_CODE)
        .flatMap(StunError::of)
        .map(StunError::code)
        .orElse(0);
  }

  private FakePeerSocket allocate() {
    challenged();
    StunMessage answer = ask(StunType.ALLOCATE_REQUEST);
    return bench.sockets.get(relayed(answer).getPort());
  }

  private static InetSocketAddress relayed(StunMessage answer) {
    return StunAddress.plain(answer.first(StunAttributeType.MAPPED_ADDRESS).orElseThrow())
        .orElseThrow();
  }

  private static StunAttribute destination(InetSocketAddress peer) {
    return StunAddress.plain(StunAttributeType.MS_DESTINATION_ADDRESS, peer);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void theFirstRequestIsAnsweredWithRealmAndNonce() {
    StunMessage answer = challenged();
    assertThat(answer.type()).isEqualTo(StunType.ALLOCATE_ERROR);
    assertThat(answer.id().toString()).isEqualTo("6edce0d7378349b5121f86954e56b16a");
    assertThat(answer.attributes().get(0)).isEqualTo(MAGIC);
    assertThat(error(answer)).isEqualTo(401);
    assertThat(answer.first(StunAttributeType.MS_REALM).orElseThrow().text()).isEqualTo("rtcmedia");
  }

  @Test
  void anAllocationTellsBothAddressesAndItsConnection() {
    challenged();
    StunMessage answer = ask(StunType.ALLOCATE_REQUEST);
    assertThat(relayed(answer).getAddress()).isEqualTo(RelayBench.OWN);
    StunAttribute mapped = answer.first(StunAttributeType.MS_XOR_MAPPED_ADDRESS).orElseThrow();
    assertThat(StunAddress.xored(mapped, answer.id())).contains(client.remote());
    assertThat(answer.first(StunAttributeType.LIFETIME).orElseThrow().int32()).hasValue(600);
    StunAttribute sequence = answer.attributes().get(answer.attributes().size() - 1);
    assertThat(sequence.is(StunAttributeType.MS_SEQUENCE_NUMBER)).isTrue();
    assertThat(sequence.length()).isEqualTo(24);
    byte[] next = sequence.value();
    next[23] = 9;
    StunMessage refreshed =
        ask(
            StunType.ALLOCATE_REQUEST,
            StunAttribute.of(StunAttributeType.MS_SEQUENCE_NUMBER, next));
    assertThat(relayed(refreshed)).isEqualTo(relayed(answer));
    assertThat(refreshed.first(StunAttributeType.MS_SEQUENCE_NUMBER).orElseThrow().value())
        .isEqualTo(next);
    assertThat(bench.open).hasValue(1);
  }

  @Test
  void aLifetimeOfZeroFreesAtOnce() {
    FakePeerSocket socket = allocate();
    assertThat(error(ask(StunType.ALLOCATE_REQUEST, lifetime(0)))).isZero();
    assertThat(socket.closed).isTrue();
    assertThat(bench.open).hasValue(0);
  }

  private static StunAttribute lifetime(int seconds) {
    return StunAttribute.int32(StunAttributeType.LIFETIME, seconds);
  }

  @Test
  void nobodyKeepsAnAllocationLongerThanTenMinutesWithoutRefreshing() {
    challenged();
    StunMessage answer = ask(StunType.ALLOCATE_REQUEST, lifetime(100_000));
    assertThat(answer.first(StunAttributeType.LIFETIME).orElseThrow().int32()).hasValue(600);
    bench.after(601);
    assertThat(bench.open).hasValue(0);
  }

  @Test
  void sendOpensTheWayForThePeerAndHasNoAnswer() {
    FakePeerSocket socket = allocate();
    socket.comes(PEER, bytes("too early"));
    send(
        signed(
            StunType.MS_SEND_REQUEST,
            destination(PEER),
            StunAttribute.text(StunAttributeType.DATA, "hello")));
    assertThat(socket.sent).containsExactly(bytes("hello"));
    assertThat(client.got).isEmpty();
    socket.comes(PEER, bytes("hello too"));
    StunMessage data = client.packet(StunFraming.UNPADDED).message();
    assertThat(data.type()).isEqualTo(StunType.MS_DATA_INDICATION);
    assertThat(data.attributes().get(0)).isEqualTo(MAGIC);
    assertThat(StunAddress.plain(data.first(StunAttributeType.MS_REMOTE_ADDRESS).orElseThrow()))
        .contains(PEER);
    assertThat(data.first(StunAttributeType.DATA).orElseThrow().value())
        .isEqualTo(bytes("hello too"));
  }

  @Test
  void dataOfTheActiveDestinationIsRawBothWays() {
    FakePeerSocket socket = allocate();
    assertThat(error(ask(StunType.MS_SET_ACTIVE_DESTINATION_REQUEST, destination(PEER)))).isZero();
    send(bytes("sound"));
    assertThat(socket.sent).containsExactly(bytes("sound"));
    socket.comes(PEER, bytes("music"));
    assertThat(client.last()).isEqualTo(bytes("music"));
    socket.comes(at("198.51.100.9", 4001), bytes("of another port"));
    assertThat(client.packet(StunFraming.UNPADDED).message().type())
        .isEqualTo(StunType.MS_DATA_INDICATION);
  }

  /** An allocation over TCP with {@link #PEER} as its active destination. */
  private FakePeerSocket activeOverTcp() {
    client = new FakeClient(client.remote(), true);
    send(OF_LIBNICE);
    byte[] answer = client.last();
    assertThat(answer[0]).isEqualTo((byte) 2);
    assertThat(ByteBuffer.wrap(answer).getShort(2)).isEqualTo((short) (answer.length - 4));
    nonce =
        StunPacket.read(Arrays.copyOfRange(answer, 4, answer.length), StunFraming.UNPADDED)
            .orElseThrow()
            .message()
            .first(StunAttributeType.MS_NONCE)
            .orElseThrow()
            .value();
    send(signed(StunType.ALLOCATE_REQUEST));
    send(signed(StunType.MS_SET_ACTIVE_DESTINATION_REQUEST, destination(PEER)));
    client.got.clear();
    return bench.sockets.values().iterator().next();
  }

  @Test
  void overTcpEverythingIsFramed() {
    activeOverTcp().comes(PEER, bytes("music"));
    assertThat(client.last()).isEqualTo(new byte[] {3, 0, 0, 5, 'm', 'u', 's', 'i', 'c'});
  }

  /** A length of more than 16 bits would be cut, and nothing behind it would be understood. */
  @Test
  void whatIsTooLongForAFrameIsLost() {
    FakePeerSocket socket = activeOverTcp();
    InetSocketAddress otherPort = at("198.51.100.9", 4001);
    socket.comes(otherPort, new byte[65_507]);
    socket.comes(otherPort, new byte[65_535]);
    assertThat(client.got).isEmpty();
    assertThat(bench.figures.of(Counter.RELAY_PACKETS_OVER_LIMIT)).isEqualTo(2);
    socket.comes(otherPort, new byte[Dialect.LONGEST_DATA]);
    byte[] longest = client.last();
    assertThat(ByteBuffer.wrap(longest).getShort(2) & 0xFFFF).isEqualTo(longest.length - 4);
  }

  @Test
  void whatIsInternalIsOutOfReach() {
    FakePeerSocket socket = allocate();
    InetSocketAddress inside = at("10.9.9.9", 22);
    StunMessage refused = ask(StunType.MS_SET_ACTIVE_DESTINATION_REQUEST, destination(inside));
    assertThat(error(refused)).isEqualTo(403);
    send(
        signed(
            StunType.MS_SEND_REQUEST,
            destination(inside),
            StunAttribute.text(StunAttributeType.DATA, "hello")));
    assertThat(socket.sent).isEmpty();
    assertThat(bench.figures.of(Counter.RELAY_PEERS_REFUSED)).isEqualTo(1);
  }

  @Test
  void eachThingThatIsMissingOrWrongHasItsError() {
    challenged();
    byte[] bad = signed(StunType.ALLOCATE_REQUEST);
    bad[bad.length - 1] ^= 1;
    send(bad);
    assertThat(error(client.packet(StunFraming.UNPADDED).message())).isEqualTo(431);
    bench.after(601);
    send(signed(StunType.ALLOCATE_REQUEST));
    StunMessage stale = client.packet(StunFraming.UNPADDED).message();
    assertThat(error(stale)).isEqualTo(438);
    assertThat(stale.has(StunAttributeType.MS_NONCE)).isTrue();
    nonce = stale.first(StunAttributeType.MS_NONCE).orElseThrow().value();
    bench.authentication.keys(List.of());
    send(signed(StunType.ALLOCATE_REQUEST));
    assertThat(error(client.packet(StunFraming.UNPADDED).message())).isEqualTo(436);
  }

  @Property(tries = 500)
  void nothingThatComesBreaksIt(@ForAll @Size(max = 200) byte[] bytes) {
    bench = new RelayBench();
    client = new FakeClient(client.remote(), false);
    FakePeerSocket socket = allocate();
    byte[] looksLikeOne = Arrays.copyOf(OF_LIBNICE, OF_LIBNICE.length + bytes.length);
    System.arraycopy(bytes, 0, looksLikeOne, OF_LIBNICE.length, bytes.length);
    ByteBuffer.wrap(looksLikeOne).putShort(2, (short) (16 + bytes.length));
    send(looksLikeOne);
    assertThat(socket.sent).isEmpty();
  }
}
