package org.confab.mediaserver.ice;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.confab.mediaserver.ice.FakeNetwork.Packet;
import org.confab.protocol.fuzz.Mutations;
import org.confab.protocol.stun.Fingerprint;
import org.confab.protocol.stun.Integrity;
import org.confab.protocol.stun.StunAttribute;
import org.confab.protocol.stun.StunAttributeType;
import org.confab.protocol.stun.StunFraming;
import org.confab.protocol.stun.StunMessage;
import org.confab.protocol.stun.StunPacket;
import org.confab.protocol.stun.StunType;
import org.confab.protocol.stun.TransactionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** Two agents that have found each other, and messages that neither of them has sent. */
class IceFuzzTest {
  private final FakeNetwork network = new FakeNetwork();
  private final FakeNetwork.Node mcu = network.node("mcu", 50000, false);
  private final FakeNetwork.Node client = network.node("client", 40000, true);
  private boolean met;

  static List<byte[]> messages() {
    TransactionId id = TransactionId.random(new Random(1));
    StunAttribute name = StunAttribute.text(StunAttributeType.USERNAME, "mcu:client");
    StunMessage check =
        new StunMessage(
            StunType.BINDING_REQUEST,
            id,
            List.of(
                name,
                StunAttribute.int32(StunAttributeType.PRIORITY, 0x6e0001ff),
                StunAttribute.int64(StunAttributeType.ICE_CONTROLLING, 5),
                StunAttribute.flag(StunAttributeType.USE_CANDIDATE)));
    StunMessage answer = new StunMessage(StunType.BINDING_RESPONSE, id, List.of());
    return List.of(
        signed(check, StunFraming.PADDED, Integrity.RFC5389, Fingerprint.STANDARD),
        signed(check, StunFraming.UNPADDED, Integrity.MS_ICE2, Fingerprint.MS_ICE2),
        signed(answer, StunFraming.PADDED, Integrity.RFC5389, Fingerprint.STANDARD),
        StunPacket.write(
            new StunMessage(StunType.BINDING_INDICATION, id, List.of()), StunFraming.PADDED));
  }

  private static byte[] signed(
      StunMessage message, StunFraming framing, Integrity integrity, Fingerprint fingerprint) {
    byte[] key = "passwordofmcu0123456789".getBytes(StandardCharsets.US_ASCII);
    return StunPacket.write(message, framing, integrity, key, fingerprint);
  }

  @MethodSource("messages")
  @FuzzTest(maxDuration = "10s")
  void hostile_messages_are_answered_or_refused(byte[] bytes) {
    if (!met) {
      met = true;
      client.hears(mcu, IceDialect.RFC);
      mcu.hears(client, IceDialect.RFC);
      network.pass(Duration.ofSeconds(2));
    }
    for (int from : new int[] {7, 40000}) {
      for (int component = 0; component < 2; component++) {
        network.deliver(
            new Packet(FakeNetwork.at(from), FakeNetwork.at(50000 + component), bytes.clone()));
      }
    }
    network.pass(Duration.ofMillis(20));
  }

  /** Some of the changed ones still bear a right code: they are the attacker's best. */
  @Test
  void changedMessagesTakeNothingAwayFromEither() {
    Mutations.of(messages()).run(1_000, this::hostile_messages_are_answered_or_refused);
    network.pass(Duration.ofSeconds(40));
    assertThat(mcu.failures).isEmpty();
    assertThat(client.failures).isEmpty();
    assertThat(mcu.selected.get(1).getPort()).isIn(40000, 7);
  }
}
