package org.confab.mediaserver.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.mediaserver.relay.RelayBench.at;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.relay.RelayBench.FakeClient;
import org.confab.mediaserver.relay.RelayBench.FakePeerSocket;
import org.confab.protocol.mras.RelayKey;
import org.confab.protocol.stun.StunAttribute;
import org.confab.protocol.stun.StunAttributeType;
import org.confab.protocol.stun.StunFraming;
import org.confab.protocol.stun.StunMessage;
import org.confab.protocol.stun.StunPacket;
import org.confab.protocol.stun.StunType;
import org.confab.protocol.stun.TransactionId;
import org.junit.jupiter.api.Test;

/** What those get who want more of the relay than is theirs. */
class RelayAbuseTest extends TurnConversation {
  private static final int LEAST_REQUEST = 20;

  /** The factor that docs/edge.md states. */
  private static final int MOST_TIMES = 4;

  private static final StunAttribute MAGIC =
      StunAttribute.int32(StunAttributeType.MS_MAGIC_COOKIE, MsTurn.COOKIE);

  private FakeClient stranger(int last, byte[] request) {
    FakeClient one = new FakeClient(at("203.0.113." + last, 1234), false);
    bench.dialects.datagram(one, ByteBuffer.wrap(request));
    return one;
  }

  @Test
  void noStrangerGetsMoreThanFourTimesWhatHeSent() {
    for (StunType type :
        List.of(
            StunType.BINDING_REQUEST,
            StunType.ALLOCATE_REQUEST,
            StunType.REFRESH_REQUEST,
            StunType.CONNECT_REQUEST,
            StunType.CREATE_PERMISSION_REQUEST)) {
      byte[] request = StunPacket.write(plain(type), StunFraming.PADDED);
      assertThat(request).hasSize(LEAST_REQUEST);
      assertThat(stranger(7, request).last().length)
          .as(type.toString())
          .isLessThanOrEqualTo(MOST_TIMES * LEAST_REQUEST);
    }
    byte[] ofMs = StunPacket.write(plain(StunType.ALLOCATE_REQUEST, MAGIC), StunFraming.UNPADDED);
    assertThat(stranger(7, ofMs).last().length).isLessThanOrEqualTo(MOST_TIMES * ofMs.length);
  }

  @Test
  void unknownAttributesOfAStrangerAreNotAllRepeatedToHim() {
    StunAttribute[] many = new StunAttribute[60];
    Arrays.setAll(many, i -> StunAttribute.of(0x7000 + i, new byte[0]));
    byte[] request = StunPacket.write(plain(StunType.BINDING_REQUEST, many), StunFraming.PADDED);
    assertThat(stranger(7, request).last().length).isLessThanOrEqualTo(request.length);
  }

  @Test
  void aFloodOfOneStrangerIsAnsweredALittleAndHurtsNobodyElse() {
    byte[] request = StunPacket.write(plain(StunType.ALLOCATE_REQUEST, UDP), StunFraming.PADDED);
    FakeClient flooding = new FakeClient(at("203.0.113.66", 1234), false);
    for (int i = 0; i < 10_000; i++) {
      bench.dialects.datagram(flooding, ByteBuffer.wrap(request));
    }
    assertThat(flooding.got).hasSizeLessThanOrEqualTo(2 * bench.limits.strangersPerSecond());
    assertThat(bench.figures.of(Counter.RELAY_STRANGERS_IGNORED)).isGreaterThan(9_000);
    assertThat(allocate()).isNotNull();
  }

  @Test
  void credentialsOfAnotherServerOrThatHaveExpiredOpenNothing() {
    challenged();
    user = bench.credentials("sip:alice@x.test", -1);
    send(signed(StunType.ALLOCATE_REQUEST, TransactionId.random(bench.random), UDP));
    assertThat(error(client.packet(StunFraming.PADDED).message())).isEqualTo(401);
    user =
        new RelayKey("other", "o".repeat(64).getBytes(StandardCharsets.US_ASCII))
            .issue(1, "sip:alice@x.test", Instant.parse("2030-01-01T00:00:00Z"));
    send(signed(StunType.ALLOCATE_REQUEST, TransactionId.random(bench.random), UDP));
    assertThat(error(client.packet(StunFraming.PADDED).message())).isEqualTo(401);
    assertThat(bench.figures.of(Counter.RELAY_SIGN_INS_FAILED)).isEqualTo(2);
    assertThat(bench.open).hasValue(0);
  }

  @Test
  void whenNoPortIsLeftThatIsSaidAndCountedAndAPortThatIsFreedIsGivenAgain() {
    FakePeerSocket first = allocate();
    FakeClient mine = client;
    int more = 1;
    while (another(++more) == 0) {
      assertThat(more).isLessThan(100);
    }
    assertThat(bench.ports.used()).isEqualTo(20);
    assertThat(bench.figures.of(Counter.RELAY_REFUSED_CAPACITY)).isEqualTo(1);
    client = mine;
    ask(StunType.REFRESH_REQUEST, StunAttribute.int32(StunAttributeType.LIFETIME, 0));
    assertThat(first.closed).isTrue();
    assertThat(another(200)).isZero();
  }

  @Test
  void aUserWhoHasAllHeMayIsToldSoAndCounted() {
    bench = new RelayBench(RelayLimits.DEFAULT.with(new RelayLimits.OfUser(2, 1000, 1000)));
    allocate();
    assertThat(another(2)).isZero();
    assertThat(another(3)).isEqualTo(486);
    assertThat(bench.figures.of(Counter.RELAY_REFUSED_QUOTA)).isEqualTo(1);
    assertThat(bench.figures.of(Counter.RELAY_REFUSED)).isEqualTo(1);
  }

  @Test
  void whatIsInsideIsRefusedAndCounted() {
    allocate();
    assertThat(permit(at("127.0.0.1", 4000))).isEqualTo(403);
    assertThat(permit(at("169.254.169.254", 80))).isEqualTo(403);
    assertThat(bind(0x4001, at("192.168.1.1", 4000))).isEqualTo(403);
    assertThat(bench.figures.of(Counter.RELAY_REFUSED_FORBIDDEN)).isEqualTo(3);
  }

  @Test
  void whoVanishesIsForgottenWithEverythingHeHeld() {
    FakePeerSocket socket = allocate();
    assertThat(bind(0x4001, PEER)).isZero();
    bench.after(bench.limits.allocation().lifetime().toSeconds() + 1);
    assertThat(socket.closed).isTrue();
    assertThat(bench.ports.used()).isZero();
    bench.after(1);
    assertThat(bench.users.remembered()).isZero();
    socket.comes(PEER, bytes("anybody there?"));
    assertThat(client.got).isEmpty();
  }

  private int another(int number) {
    client = new FakeClient(at("203.0.113.5", 2000 + number), false);
    StunMessage answer = ask(StunType.ALLOCATE_REQUEST, UDP);
    return error(answer);
  }
}
