package org.confab.mediaserver.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.confab.mediaserver.figures.Counter;
import org.confab.protocol.stun.StunAttribute;
import org.confab.protocol.stun.StunAttributeType;
import org.confab.protocol.stun.StunFraming;
import org.confab.protocol.stun.StunMessage;
import org.confab.protocol.stun.StunPacket;
import org.confab.protocol.stun.StunType;
import org.confab.protocol.stun.TransactionId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two agents that have found each other, and somebody who sends more than anybody should. */
class IceFloodTest {
  private static final int TICKS = 1_200;
  private static final int IN_A_TICK = 50;
  private static final List<StunAttribute> NAMED = named("mcu");
  private static final List<StunAttribute> NAMED_EARLY = named("early");

  private final FakeNetwork network = new FakeNetwork();
  private final FakeNetwork.Node mcu = network.node("mcu", 50000, false);
  private final FakeNetwork.Node client = network.node("client", 40000, true);
  private final Random random = new Random(8);

  private static List<StunAttribute> named(String ufrag) {
    return List.of(StunAttribute.text(StunAttributeType.USERNAME, ufrag + ":x"));
  }

  @BeforeEach
  void findEachOther() {
    client.hears(mcu, IceDialect.RFC);
    mcu.hears(client, IceDialect.RFC);
    network.pass(Duration.ofSeconds(2));
  }

  /** A minute, five times as much in it as is looked at. */
  private void flood(int from) {
    flood(from, List.of());
  }

  private void flood(int from, List<StunAttribute> attributes) {
    for (int tick = 0; tick < TICKS; tick++) {
      for (int each = 0; each < IN_A_TICK; each++) {
        StunType type = each % 2 == 0 ? StunType.BINDING_REQUEST : StunType.BINDING_RESPONSE;
        StunMessage junk = new StunMessage(type, TransactionId.random(random), attributes);
        network.deliver(
            new FakeNetwork.Packet(
                FakeNetwork.at(from),
                FakeNetwork.at(50000 + each % 2),
                StunPacket.write(junk, StunFraming.PADDED)));
      }
      network.pass(Duration.ofMillis(50));
    }
  }

  @Test
  void ofStrangersTakesNoConsentAwayFromEitherSide() {
    flood(7);
    assertThat(mcu.failures).isEmpty();
    assertThat(client.failures).isEmpty();
    assertThat(network.figures.of(Counter.ICE_REFUSED)).isEqualTo(TICKS * IN_A_TICK);
    assertThat(network.figures.of(Counter.ICE_FLOODED)).isZero();
  }

  @Test
  void ofStrangersWhoKnowTheNameIsCutOff() {
    flood(7, NAMED);
    assertThat(mcu.failures).isEmpty();
    assertThat(client.failures).isEmpty();
    assertThat(network.figures.of(Counter.ICE_FLOODED)).isGreaterThan(TICKS * IN_A_TICK / 2);
  }

  /** Behind a translator that nobody has told of: its first check alone is one of a stranger. */
  @Test
  void ofStrangersTakesNothingAwayFromWhoHasProvenItselfBeforeItIsAPair() {
    FakeNetwork.Node early = network.node("early", 51000, false);
    FakeNetwork.Node moved = network.node("moved", 41000, true);
    moved.hears(early, IceDialect.RFC);
    network.pass(Duration.ofMillis(100));
    for (int tick = 0; tick < 100; tick++) {
      junk(7, 51000, NAMED_EARLY);
      network.pass(Duration.ofMillis(20));
    }
    early.hears(moved, IceDialect.RFC);
    network.pass(Duration.ofSeconds(1));
    assertThat(network.figures.of(Counter.ICE_FLOODED)).isPositive();
    assertThat(early.connected).isOne();
    assertThat(moved.connected).isOne();
  }

  private void junk(int from, int to, List<StunAttribute> attributes) {
    for (int each = 0; each < IN_A_TICK; each++) {
      StunMessage junk =
          new StunMessage(StunType.BINDING_REQUEST, TransactionId.random(random), attributes);
      network.deliver(
          new FakeNetwork.Packet(
              FakeNetwork.at(from),
              FakeNetwork.at(to),
              StunPacket.write(junk, StunFraming.PADDED)));
    }
  }

  @Test
  void fromTheAddressOfAPairIsCutOffButItsAnswersCount() {
    flood(40000);
    assertThat(mcu.failures).isEmpty();
    assertThat(network.figures.of(Counter.ICE_FLOODED)).isGreaterThan(TICKS * IN_A_TICK / 2);
  }
}
