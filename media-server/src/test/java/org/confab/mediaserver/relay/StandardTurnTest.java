package org.confab.mediaserver.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.mediaserver.relay.RelayBench.at;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.relay.RelayBench.FakeClient;
import org.confab.mediaserver.relay.RelayBench.FakePeerSocket;
import org.confab.protocol.mras.RelayKey;
import org.confab.protocol.stun.StunAddress;
import org.confab.protocol.stun.StunAttribute;
import org.confab.protocol.stun.StunAttributeType;
import org.confab.protocol.stun.StunFraming;
import org.confab.protocol.stun.StunMessage;
import org.confab.protocol.stun.StunPacket;
import org.confab.protocol.stun.StunType;
import org.confab.protocol.stun.TransactionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardTurnTest extends TurnConversation {
  @Test
  void anybodyLearnsHisOwnAddressInNoMoreThan32Bytes() {
    send(StunPacket.write(plain(StunType.BINDING_REQUEST), StunFraming.PADDED));
    assertThat(client.got.get(0)).hasSize(32);
    StunMessage answer = client.packet(StunFraming.PADDED).message();
    StunAttribute mapped = answer.first(StunAttributeType.XOR_MAPPED_ADDRESS).orElseThrow();
    assertThat(StunAddress.xored(mapped, answer.id())).contains(client.remote());
  }

  @Test
  void aUserGetsARelayedAddressForTenMinutesAndKeepsItByRefreshing() {
    challenged();
    StunMessage answer = ask(StunType.ALLOCATE_REQUEST, UDP);
    assertThat(relayed(answer).getAddress()).isEqualTo(RelayBench.OWN);
    assertThat(lifetime(answer)).isEqualTo(600);
    bench.after(500);
    assertThat(error(ask(StunType.REFRESH_REQUEST))).isZero();
    bench.after(500);
    assertThat(bench.open).hasValue(1);
    bench.after(101);
    assertThat(bench.open).hasValue(0);
    assertThat(bench.sockets.get(relayed(answer).getPort()).closed).isTrue();
    assertThat(bench.ports.used()).isZero();
    assertThat(bench.users.size()).isZero();
  }

  @ParameterizedTest(name = "who asks for {0} s gets {1} s")
  @CsvSource({"1, 600", "600, 600", "1200, 1200", "3600, 3600", "86400, 3600", "-1, 3600"})
  void aLifetimeIsBetweenTenMinutesAndAnHour(int asked, int granted) {
    challenged();
    StunAttribute wish = StunAttribute.int32(StunAttributeType.LIFETIME, asked);
    assertThat(lifetime(ask(StunType.ALLOCATE_REQUEST, UDP, wish))).isEqualTo(granted);
  }

  @Test
  void aLifetimeOfZeroFreesAtOnce() {
    FakePeerSocket socket = allocate();
    StunAttribute now = StunAttribute.int32(StunAttributeType.LIFETIME, 0);
    assertThat(lifetime(ask(StunType.REFRESH_REQUEST, now))).isZero();
    assertThat(socket.closed).isTrue();
    assertThat(error(ask(StunType.REFRESH_REQUEST))).isEqualTo(437);
  }

  @Test
  void aCallThatOutlivesTheCredentialsGoesOnButNothingNewBeginsWithThem() {
    user = bench.credentials("sip:alice@x.test", 60);
    allocate();
    bench.after(120);
    assertThat(error(ask(StunType.REFRESH_REQUEST))).isZero();
    FakeClient other = new FakeClient(at("203.0.113.5", 1235), false);
    byte[] request = signed(StunType.ALLOCATE_REQUEST, TransactionId.random(bench.random), UDP);
    bench.dialects.datagram(other, ByteBuffer.wrap(request));
    assertThat(error(other.packet(StunFraming.PADDED).message())).isEqualTo(401);
  }

  @Test
  void noAllocationLivesLongerThanADay() {
    allocate();
    for (int i = 0; i < 24; i++) {
      StunAttribute hour = StunAttribute.int32(StunAttributeType.LIFETIME, 3600);
      nonce = freshNonce();
      assertThat(error(ask(StunType.REFRESH_REQUEST, hour))).isZero();
      bench.after(3599);
    }
    bench.after(3600);
    assertThat(bench.open).hasValue(0);
  }

  @Test
  void aRepeatedRequestHasTheSameAnswerAndAnotherOneIsAMismatch() {
    challenged();
    TransactionId id = TransactionId.random(bench.random);
    send(signed(StunType.ALLOCATE_REQUEST, id, UDP));
    byte[] first = client.last();
    send(signed(StunType.ALLOCATE_REQUEST, id, UDP));
    assertThat(client.last()).isEqualTo(first);
    assertThat(error(ask(StunType.ALLOCATE_REQUEST, UDP))).isEqualTo(437);
    assertThat(bench.open).hasValue(1);
  }

  @Test
  void anOldNonceIsStaleAndOneOfAnotherAddressToo() {
    challenged();
    bench.after(601);
    send(signed(StunType.ALLOCATE_REQUEST, TransactionId.random(bench.random), UDP));
    StunMessage answer = client.packet(StunFraming.PADDED).message();
    assertThat(error(answer)).isEqualTo(438);
    nonce = answer.first(StunAttributeType.NONCE).orElseThrow().value();
    FakeClient other = new FakeClient(at("203.0.113.6", 1234), false);
    byte[] request = signed(StunType.ALLOCATE_REQUEST, TransactionId.random(bench.random), UDP);
    bench.dialects.datagram(other, ByteBuffer.wrap(request));
    assertThat(error(other.packet(StunFraming.PADDED).message())).isEqualTo(438);
  }

  @Test
  void withoutAKeyNobodyComesIn() {
    bench.authentication.keys(List.of());
    challenged();
    send(signed(StunType.ALLOCATE_REQUEST, TransactionId.random(bench.random), UDP));
    assertThat(error(client.packet(StunFraming.PADDED).message())).isEqualTo(401);
    bench.authentication.keys(
        List.of(
            new RelayKey("new", "n".repeat(64).getBytes(StandardCharsets.UTF_8)), RelayBench.KEY));
    assertThat(error(ask(StunType.ALLOCATE_REQUEST, UDP))).isZero();
  }

  @Test
  void anotherUserDoesNotTouchTheAllocation() {
    allocate();
    user = bench.credentials("sip:bob@x.test", 600);
    assertThat(error(ask(StunType.REFRESH_REQUEST))).isEqualTo(441);
  }

  @Test
  void dataPassesBothWaysWhereItIsPermitted() {
    FakePeerSocket socket = allocate();
    indicate(PEER, "too early");
    socket.comes(PEER, bytes("too early"));
    assertThat(socket.sent).isEmpty();
    assertThat(client.got).isEmpty();
    assertThat(permit(PEER)).isZero();
    indicate(PEER, "to the peer");
    assertThat(socket.sent).containsExactly(bytes("to the peer"));
    assertThat(socket.to).containsExactly(PEER);
    InetSocketAddress otherPort = at("198.51.100.9", 9);
    socket.comes(otherPort, bytes("to the client"));
    StunMessage data = client.packet(StunFraming.PADDED).message();
    assertThat(data.type()).isEqualTo(StunType.DATA_INDICATION);
    assertThat(StandardRequests.peer(data)).contains(otherPort);
    assertThat(data.first(StunAttributeType.DATA).orElseThrow().value())
        .isEqualTo(bytes("to the client"));
    bench.after(301);
    socket.comes(PEER, bytes("too late"));
    assertThat(client.got).isEmpty();
    assertThat(bench.figures.of(Counter.RELAY_PEERS_REFUSED)).isEqualTo(3);
  }

  @Test
  void whatIsTooLongForAMessageIsLost() {
    FakePeerSocket socket = allocate();
    permit(PEER);
    socket.comes(PEER, new byte[65_535]);
    assertThat(client.got).isEmpty();
    assertThat(bench.figures.of(Counter.RELAY_PACKETS_OVER_LIMIT)).isEqualTo(1);
    socket.comes(PEER, new byte[Dialect.LONGEST_DATA]);
    StunMessage data = client.packet(StunFraming.PADDED).message();
    assertThat(data.first(StunAttributeType.DATA).orElseThrow().length())
        .isEqualTo(Dialect.LONGEST_DATA);
  }

  @Test
  void aChannelCarriesDataWithFourBytesBeforeIt() {
    FakePeerSocket socket = allocate();
    assertThat(bind(0x4001, PEER)).isZero();
    send(new byte[] {0x40, 1, 0, 2, 'h', 'i', 0, 0});
    assertThat(socket.sent).containsExactly(bytes("hi"));
    socket.comes(PEER, bytes("oh!"));
    assertThat(client.last()).isEqualTo(new byte[] {0x40, 1, 0, 3, 'o', 'h', '!'});
    send(new byte[] {0x40, 2, 0, 2, 'h', 'i'});
    send(new byte[] {0x40, 1, 0, 9, 'h', 'i'});
    send(new byte[] {0x40, 1, 0});
    assertThat(socket.sent).hasSize(1);
    bench.after(599);
    send(new byte[] {0x40, 1, 0, 0});
    assertThat(socket.sent).hasSize(2);
  }

  @Test
  void overTcpChannelDataHasAMultipleOfFourBytes() {
    FakeClient tcp = new FakeClient(client.remote(), true);
    challenged();
    byte[] request = signed(StunType.ALLOCATE_REQUEST, TransactionId.random(bench.random), UDP);
    bench.dialects.standard().take(tcp, ByteBuffer.wrap(request));
    StunMessage answer = tcp.packet(StunFraming.PADDED).message();
    TransactionId id = TransactionId.random(bench.random);
    bench
        .dialects
        .standard()
        .take(
            tcp,
            ByteBuffer.wrap(
                signed(
                    StunType.CHANNEL_BIND_REQUEST,
                    id,
                    StunAttribute.int32(StunAttributeType.CHANNEL_NUMBER, 0x40010000),
                    StunAddress.xored(StunAttributeType.XOR_PEER_ADDRESS, PEER, id))));
    tcp.last();
    bench.sockets.get(relayed(answer).getPort()).comes(PEER, bytes("oh"));
    assertThat(tcp.last()).isEqualTo(new byte[] {0x40, 1, 0, 2, 'o', 'h', 0, 0});
  }

  @Test
  void aChannelHasOnePeerAndAPeerOneChannel() {
    allocate();
    assertThat(bind(0x4000, PEER)).isZero();
    assertThat(bind(0x4000, PEER)).isZero();
    assertThat(bind(0x4001, PEER)).isEqualTo(400);
    assertThat(bind(0x4000, at("198.51.100.9", 4001))).isEqualTo(400);
    assertThat(bind(0x3FFF, at("198.51.100.9", 4001))).isEqualTo(400);
    assertThat(bind(0x8000, at("198.51.100.9", 4001))).isEqualTo(400);
    bench.after(599);
    nonce = freshNonce();
    ask(StunType.REFRESH_REQUEST);
    bench.after(2);
    assertThat(bind(0x4001, PEER)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.2.0.1",
        "192.168.1.1",
        "172.16.0.1",
        "169.254.169.254",
        "224.0.0.1",
        "255.255.255.255",
        "0.0.0.0",
        "100.64.0.1"
      })
  void nobodyReachesWhatIsInternal(String address) {
    allocate();
    assertThat(permit(PEER, at(address, 80))).isEqualTo(403);
    assertThat(bind(0x4000, at(address, 80))).isEqualTo(403);
    indicate(PEER, "the good one was not permitted either");
    assertThat(bench.figures.of(Counter.RELAY_PEERS_REFUSED)).isEqualTo(1);
  }

  @Test
  void namedNetworksAndTheMediaPortsHereAreReached() {
    FakePeerSocket socket = allocate();
    assertThat(permit(at("10.1.2.3", 1), at("192.0.2.1", 1))).isZero();
    indicate(at("10.1.2.3", 99), "inside");
    indicate(at("192.0.2.1", 50_001), "a conference");
    indicate(at("192.0.2.1", 8443), "the server's own door");
    assertThat(socket.sent).containsExactly(bytes("inside"), bytes("a conference"));
    assertThat(permit(at("2001:db8::1", 5))).isEqualTo(443);
  }

  @Test
  void whatIsWrongIsSaid() {
    challenged();
    assertThat(error(ask(StunType.ALLOCATE_REQUEST))).isEqualTo(400);
    StunAttribute sctp = StunAttribute.int32(StunAttributeType.REQUESTED_TRANSPORT, 132 << 24);
    assertThat(error(ask(StunType.ALLOCATE_REQUEST, sctp))).isEqualTo(442);
    StunAttribute tcp = StunAttribute.int32(StunAttributeType.REQUESTED_TRANSPORT, 6 << 24);
    assertThat(error(ask(StunType.ALLOCATE_REQUEST, tcp))).isEqualTo(400);
    StunAttribute whole = StunAttribute.flag(StunAttributeType.DONT_FRAGMENT);
    assertThat(error(ask(StunType.ALLOCATE_REQUEST, UDP, whole))).isEqualTo(420);
    StunAttribute unknown = StunAttribute.of(0x7FFF, new byte[4]);
    StunMessage refused = ask(StunType.ALLOCATE_REQUEST, UDP, unknown);
    assertThat(error(refused)).isEqualTo(420);
    assertThat(refused.first(StunAttributeType.UNKNOWN_ATTRIBUTES).orElseThrow().value())
        .isEqualTo(new byte[] {0x7F, (byte) 0xFF});
    StunAttribute v6 = StunAttribute.int32(StunAttributeType.REQUESTED_ADDRESS_FAMILY, 2 << 24);
    assertThat(error(ask(StunType.ALLOCATE_REQUEST, UDP, v6))).isEqualTo(440);
    StunAttribute even = StunAttribute.of(StunAttributeType.EVEN_PORT, new byte[1]);
    StunAttribute token = StunAttribute.int64(StunAttributeType.RESERVATION_TOKEN, 1);
    assertThat(error(ask(StunType.ALLOCATE_REQUEST, UDP, even, token))).isEqualTo(400);
    assertThat(error(ask(StunType.ALLOCATE_REQUEST, UDP, token))).isEqualTo(508);
    assertThat(error(ask(StunType.CREATE_PERMISSION_REQUEST))).isEqualTo(437);
    assertThat(bench.ports.used()).isZero();
    assertThat(bench.users.size()).isZero();
  }

  @Test
  void anEvenPortKeepsTheNextForWhoShowsTheToken() {
    challenged();
    StunAttribute pair = StunAttribute.of(StunAttributeType.EVEN_PORT, new byte[] {(byte) 0x80});
    StunMessage first = ask(StunType.ALLOCATE_REQUEST, UDP, pair);
    int port = relayed(first).getPort();
    assertThat(port % 2).isZero();
    StunAttribute token = first.first(StunAttributeType.RESERVATION_TOKEN).orElseThrow();
    FakeClient second = new FakeClient(at("203.0.113.5", 1235), false);
    byte[] request =
        signed(StunType.ALLOCATE_REQUEST, TransactionId.random(bench.random), UDP, token);
    bench.dialects.datagram(second, ByteBuffer.wrap(request));
    assertThat(relayed(second.packet(StunFraming.PADDED).message()).getPort()).isEqualTo(port + 1);
  }

  @Test
  void aUserHasSoManyAllocationsAndAnAllocationSoManyPermissions() {
    RelayLimits few =
        RelayLimits.DEFAULT.with(new RelayLimits.OfUser(1, 1000, 1000)).withPeers(2, 1, 1);
    bench = new RelayBench(few);
    FakePeerSocket socket = allocate();
    assertThat(permit(PEER, at("198.51.100.10", 1))).isZero();
    assertThat(permit(at("198.51.100.11", 1))).isEqualTo(508);
    indicate(PEER, "x".repeat(900));
    indicate(PEER, "y".repeat(900));
    assertThat(socket.sent).hasSize(1);
    assertThat(bench.figures.of(Counter.RELAY_PACKETS_OVER_LIMIT)).isEqualTo(1);
    bench.after(1);
    indicate(PEER, "z".repeat(900));
    assertThat(socket.sent).hasSize(2);
    FakeClient other = new FakeClient(at("203.0.113.5", 1235), false);
    byte[] request = signed(StunType.ALLOCATE_REQUEST, TransactionId.random(bench.random), UDP);
    bench.dialects.datagram(other, ByteBuffer.wrap(request));
    assertThat(error(other.packet(StunFraming.PADDED).message())).isEqualTo(486);
  }

  @Test
  void strangersAreAnsweredSoOftenAndWithLittle() {
    byte[] request = StunPacket.write(plain(StunType.ALLOCATE_REQUEST, UDP), StunFraming.PADDED);
    for (int i = 0; i < 1000; i++) {
      send(request);
    }
    assertThat(client.got).hasSize(100);
    assertThat(client.got.get(0).length).isLessThanOrEqualTo(3 * request.length);
    assertThat(bench.figures.of(Counter.RELAY_STRANGERS_IGNORED)).isEqualTo(900);
    bench.after(1);
    send(request);
    assertThat(client.got).hasSize(101);
  }

  @Property(tries = 500)
  void nothingThatComesBreaksIt(@ForAll @Size(max = 200) byte[] bytes) {
    bench = new RelayBench();
    client = new FakeClient(client.remote(), false);
    FakePeerSocket socket = allocate();
    if (bytes.length > 0) {
      send(bytes.clone());
      byte[] looksLikeOne =
          Arrays.copyOf(new byte[] {0, 3, 0, 4, 0x21, 0x12, (byte) 0xA4, 0x42}, 24);
      System.arraycopy(bytes, 0, looksLikeOne, 8, Math.min(bytes.length, 16));
      send(looksLikeOne);
    }
    assertThat(socket.sent).isEmpty();
  }
}
