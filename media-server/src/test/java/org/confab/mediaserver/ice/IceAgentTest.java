package org.confab.mediaserver.ice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.confab.mediaserver.figures.Counter;
import org.confab.protocol.sdp.IceCandidate;
import org.confab.protocol.sdp.IceCredentials;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IceAgentTest {
  private static final Duration SOON = Duration.ofSeconds(2);

  private final FakeNetwork network = new FakeNetwork();
  private final List<StunPacket> answers = new ArrayList<>();

  private FakeNetwork.Node mcu() {
    return network.node("mcu", 50000, false);
  }

  private FakeNetwork.Node client() {
    return network.node("client", 40000, true);
  }

  private static void connected(FakeNetwork.Node node, FakeNetwork.Node other) {
    assertThat(node.connected).isEqualTo(1);
    assertThat(node.failures).isEmpty();
    for (int component = 1; component <= 2; component++) {
      assertThat(node.selected)
          .containsEntry(component, other.candidates.get(component - 1).address());
      assertThat(node.agent.selected(component))
          .contains(other.candidates.get(component - 1).address());
    }
  }

  @ParameterizedTest
  @EnumSource(IceDialect.class)
  void twoAgentsFindEachOther(IceDialect dialect) {
    FakeNetwork.Node mcu = mcu();
    FakeNetwork.Node client = client();
    client.hears(mcu, dialect);
    mcu.hears(client, dialect);
    network.pass(SOON);
    connected(mcu, client);
    connected(client, mcu);
    assertThat(mcu.agent.dialect()).isEqualTo(dialect);
    assertThat(network.figures.of(Counter.ICE_CONNECTED)).isEqualTo(2);
    assertThat(network.figures.of(Counter.ICE_REFUSED)).isZero();
  }

  @Test
  void checksInAWrongDialectAreMadeAgainInThatOfThePeer() {
    FakeNetwork.Node mcu = mcu();
    FakeNetwork.Node client = client();
    mcu.hears(client, IceDialect.RFC);
    // Whoever speaks the old dialect alone takes no check in the new one.
    network.lost =
        packet ->
            packet.from().getPort() >= 50000
                && StunPacket.read(packet.bytes(), StunFraming.PADDED)
                    .orElseThrow()
                    .message()
                    .type()
                    .isRequest()
                && !StunPacket.read(packet.bytes(), StunFraming.PADDED)
                    .orElseThrow()
                    .message()
                    .has(StunAttributeType.IMPLEMENTATION_VERSION);
    network.pass(Duration.ofMillis(100));
    client.hears(mcu, IceDialect.MICROSOFT);
    network.pass(Duration.ofMillis(500));
    connected(mcu, client);
  }

  @Test
  void checksThatComeBeforeTheDescriptionCountLater() {
    FakeNetwork.Node mcu = mcu();
    FakeNetwork.Node client = client();
    client.hears(mcu, IceDialect.MICROSOFT);
    network.pass(Duration.ofSeconds(1));
    assertThat(mcu.selected).isEmpty();
    mcu.agent.remote(client.credentials, List.of(), IceDialect.RFC);
    network.pass(Duration.ofSeconds(5));
    connected(mcu, client);
    connected(client, mcu);
  }

  @Test
  void aPeerBehindATranslatorIsLearnedFromItsChecks() {
    FakeNetwork.Node mcu = mcu();
    FakeNetwork.Node client = client();
    client.hears(mcu, IceDialect.RFC);
    List<IceCandidate> unreachable =
        List.of(
            IceCandidate.host("9", 1, 1, new InetSocketAddress("10.9.9.9", 9)),
            IceCandidate.host("9", 2, 1, new InetSocketAddress("10.9.9.9", 10)));
    mcu.agent.remote(client.credentials, unreachable, IceDialect.RFC);
    network.pass(SOON);
    connected(mcu, client);
  }

  @Test
  void lostPacketsAreRepeated() {
    FakeNetwork.Node mcu = mcu();
    FakeNetwork.Node client = client();
    client.hears(mcu, IceDialect.RFC);
    mcu.hears(client, IceDialect.RFC);
    Random random = new Random(3);
    network.lost = packet -> random.nextInt(3) == 0;
    network.pass(Duration.ofSeconds(20));
    connected(mcu, client);
    connected(client, mcu);
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(booleans = {true, false})
  void aConflictOfRolesIsSettled(boolean controlling) {
    FakeNetwork.Node one = network.node("one", 50000, controlling);
    FakeNetwork.Node two = network.node("two", 40000, controlling);
    one.hears(two, IceDialect.RFC);
    two.hears(one, IceDialect.RFC);
    network.pass(SOON);
    connected(one, two);
    connected(two, one);
    assertThat(one.agent.isControlling()).isNotEqualTo(two.agent.isControlling());
  }

  @Test
  void ofSeveralCandidatesTheBestThatWorksIsChosen() {
    FakeNetwork.Node mcu = mcu();
    FakeNetwork.Node client = client();
    List<IceCandidate> several = new ArrayList<>();
    for (int component = 1; component <= 2; component++) {
      several.add(
          IceCandidate.host(
              "dead", component, 0xffff, new InetSocketAddress("192.0.2.66", 50000 + component)));
      several.add(
          new IceCandidate(
              "tcp",
              component,
              IceCandidate.Transport.TCP_PASSIVE,
              0xffff_ffffL,
              FakeNetwork.at(50000),
              IceCandidate.Type.HOST));
      several.add(
          IceCandidate.host("6", component, 0xffff, new InetSocketAddress("2001:db8::1", 5)));
      several.add(IceCandidate.host("1", component, 99, FakeNetwork.at(49999 + component)));
    }
    client.agent.remote(mcu.credentials, several, IceDialect.RFC);
    mcu.hears(client, IceDialect.RFC);
    network.pass(SOON);
    connected(client, mcu);
    connected(mcu, client);
  }

  @Test
  void withoutAPairAnAgentFailsInTime() {
    FakeNetwork.Node client = client();
    client.agent.remote(
        new IceCredentials("nobody", "nobodynobodynobodynobody"),
        List.of(IceCandidate.host("1", 1, 1, FakeNetwork.at(9))),
        IceDialect.RFC);
    network.pass(Duration.ofSeconds(29));
    assertThat(client.failures).isEmpty();
    network.pass(SOON);
    assertThat(client.failures).containsExactly(IceFailure.NO_PAIR);
    assertThat(client.agent.tick()).isEqualTo(Long.MAX_VALUE);
    assertThat(network.sent).isEqualTo(IceLimits.DEFAULT.transmissions());
  }

  @Test
  void aPeerThatIsSilentForLongHasTakenBackItsConsent() {
    FakeNetwork.Node mcu = mcu();
    FakeNetwork.Node client = client();
    client.hears(mcu, IceDialect.RFC);
    mcu.hears(client, IceDialect.RFC);
    network.pass(Duration.ofMinutes(5));
    connected(mcu, client);
    connected(client, mcu);
    network.lost = packet -> true;
    network.pass(Duration.ofSeconds(36));
    assertThat(mcu.failures).containsExactly(IceFailure.CONSENT_LOST);
  }

  @Test
  void aPeerOfTheOldDialectNeedNotAnswerForEver() {
    FakeNetwork.Node mcu = mcu();
    FakeNetwork.Node client = client();
    client.hears(mcu, IceDialect.MICROSOFT);
    mcu.hears(client, IceDialect.MICROSOFT);
    network.pass(SOON);
    network.lost = packet -> true;
    network.pass(Duration.ofMinutes(2));
    connected(mcu, client);
  }

  @Test
  void anotherProcessGoesOnWithThePairsThatWereFound() {
    FakeNetwork.Node mcu = mcu();
    FakeNetwork.Node client = client();
    client.hears(mcu, IceDialect.RFC);
    mcu.hears(client, IceDialect.RFC);
    network.pass(SOON);
    mcu.agent.close();
    FakeNetwork.Node next = mcu();
    next.hears(client, IceDialect.RFC);
    next.agent.resume(mcu.selected);
    network.pass(Duration.ofMinutes(2));
    connected(next, client);
    connected(client, mcu);
  }

  @Test
  void aCheckThatATranslatorSwallowedIsRepeatedWhenThePeerComes() {
    FakeNetwork.Node mcu = mcu();
    FakeNetwork.Node client = client();
    mcu.hears(client, IceDialect.RFC);
    network.lost = packet -> packet.from().getPort() >= 50000;
    network.pass(Duration.ofMillis(5));
    network.lost = packet -> false;
    client.hears(mcu, IceDialect.RFC);
    network.pass(Duration.ofMillis(350));
    connected(mcu, client);
  }

  @Test
  void pairsAreBounded() {
    FakeNetwork.Node mcu = mcu();
    FakeNetwork.Node client = client();
    List<IceCandidate> many = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      many.add(IceCandidate.host("f" + i, 1, 1, new InetSocketAddress("192.0.2.9", 1000 + i)));
    }
    client.agent.remote(mcu.credentials, many, IceDialect.RFC);
    network.pass(Duration.ofSeconds(29));
    assertThat(network.sent)
        .isEqualTo(IceLimits.DEFAULT.pairs() * IceLimits.DEFAULT.transmissions());
  }

  private StunMessage request(StunAttribute... more) {
    List<StunAttribute> all = new ArrayList<>(List.of(more));
    all.add(StunAttribute.text(StunAttributeType.USERNAME, "mcu:client"));
    return new StunMessage(StunType.BINDING_REQUEST, TransactionId.random(new Random(5)), all);
  }

  private static byte[] key(FakeNetwork.Node node) {
    return node.credentials.password().getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] signed(StunMessage message, byte[] key) {
    return StunPacket.write(
        message, StunFraming.PADDED, Integrity.RFC5389, key, Fingerprint.STANDARD);
  }

  /** Sends to the MCU from a port that belongs to nobody, and collects what comes back. */
  private void stranger(byte[] bytes) {
    network.lost =
        packet -> {
          StunPacket.read(packet.bytes(), StunFraming.PADDED).ifPresent(answers::add);
          return true;
        };
    network.deliver(new FakeNetwork.Packet(FakeNetwork.at(7), FakeNetwork.at(50000), bytes));
  }

  private List<StunError> errors() {
    return answers.stream()
        .flatMap(packet -> packet.message().first(StunAttributeType.ERROR_CODE).stream())
        .flatMap(attribute -> StunError.of(attribute).stream())
        .toList();
  }

  @Test
  void aCheckWithAWrongCodeIsDroppedAndCounted() {
    mcu();
    stranger(signed(request(), new byte[] {1}));
    assertThat(answers).isEmpty();
    assertThat(network.figures.of(Counter.ICE_REFUSED)).isEqualTo(1);
  }

  @Test
  void aCheckForSomebodyElseOrWithoutFingerprintIsDropped() {
    FakeNetwork.Node mcu = mcu();
    StunMessage other =
        new StunMessage(
            StunType.BINDING_REQUEST,
            TransactionId.random(new Random(1)),
            List.of(StunAttribute.text(StunAttributeType.USERNAME, "mc:client")));
    stranger(signed(other, key(mcu)));
    stranger(StunPacket.write(request(), StunFraming.PADDED, Integrity.RFC5389, key(mcu)));
    stranger(new byte[] {1, 2, 3});
    assertThat(answers).isEmpty();
    assertThat(network.figures.of(Counter.ICE_REFUSED)).isEqualTo(3);
  }

  @Test
  void aCheckWithoutCodeIsToldSo() {
    mcu();
    stranger(StunPacket.write(request(), StunFraming.PADDED, Fingerprint.STANDARD));
    StunAttribute version = StunAttribute.int32(StunAttributeType.IMPLEMENTATION_VERSION, 1);
    stranger(StunPacket.write(request(version), StunFraming.PADDED, Fingerprint.STANDARD));
    assertThat(errors()).extracting(StunError::code).containsExactly(400, 401);
  }

  @Test
  void aCheckWithTheAlteredFingerprintIsAnswered() {
    FakeNetwork.Node mcu = mcu();
    stranger(
        StunPacket.write(
            request(), StunFraming.PADDED, Integrity.MS_ICE2, key(mcu), Fingerprint.MS_ICE2));
    StunPacket answer = answers.get(0);
    assertThat(answer.message().type()).isEqualTo(StunType.BINDING_RESPONSE);
    assertThat(answer.verifies(Integrity.MS_ICE2, key(mcu))).isTrue();
    assertThat(answer.message().has(StunAttributeType.IMPLEMENTATION_VERSION)).isTrue();
    assertThat(
            StunAddress.xored(
                answer.message().first(StunAttributeType.XOR_MAPPED_ADDRESS).orElseThrow(),
                answer.message().id()))
        .contains(FakeNetwork.at(7));
  }

  @Test
  void attributesThatMustBeKnownAreNamedInTheRefusal() {
    FakeNetwork.Node mcu = mcu();
    stranger(signed(request(StunAttribute.of(0x7abc, new byte[4])), key(mcu)));
    assertThat(errors()).extracting(StunError::code).containsExactly(420);
    assertThat(answers.get(0).message().first(StunAttributeType.UNKNOWN_ATTRIBUTES))
        .hasValueSatisfying(
            unknown -> assertThat(unknown.value()).isEqualTo(new byte[] {0x7a, (byte) 0xbc}));
  }

  @Test
  void aFloodOfChecksIsCutOff() {
    FakeNetwork.Node mcu = mcu();
    byte[] check = signed(request(), key(mcu));
    for (int i = 0; i < 300; i++) {
      stranger(check);
    }
    assertThat(answers).hasSize(IceLimits.DEFAULT.requestsPerSecond());
    assertThat(network.figures.of(Counter.ICE_FLOODED)).isEqualTo(100);
  }

  @Test
  void aClosedAgentSaysNothing() {
    FakeNetwork.Node mcu = mcu();
    mcu.agent.close();
    stranger(signed(request(), key(mcu)));
    assertThat(answers).isEmpty();
    assertThat(mcu.agent.tick()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void newCredentialsOfThePeerNeedANewAgent() {
    FakeNetwork.Node mcu = mcu();
    FakeNetwork.Node client = client();
    mcu.hears(client, IceDialect.RFC);
    assertThatThrownBy(() -> mcu.hears(client, IceDialect.RFC))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new IceSession(client.credentials, List.of(), true))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
