package org.confab.mediaserver.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.confab.protocol.stun.Fingerprint;
import org.confab.protocol.stun.Integrity;
import org.confab.protocol.stun.StunAttribute;
import org.confab.protocol.stun.StunAttributeType;
import org.confab.protocol.stun.StunFraming;
import org.confab.protocol.stun.StunMessage;
import org.confab.protocol.stun.StunPacket;
import org.confab.protocol.stun.StunType;
import org.confab.protocol.stun.TransactionId;

class IceAgentPropertyTest {
  private static final List<StunType> TYPES =
      List.of(StunType.BINDING_REQUEST, StunType.BINDING_RESPONSE, StunType.BINDING_ERROR);

  @Property(tries = 300)
  void strangeMessagesFromWhoKnowsThePasswordDoNoHarm(
      @ForAll("attributes") List<StunAttribute> attributes,
      @ForAll Integrity form,
      @ForAll Fingerprint table) {
    FakeNetwork network = new FakeNetwork();
    FakeNetwork.Node mcu = network.node("mcu", 50000, false);
    FakeNetwork.Node client = network.node("client", 40000, true);
    byte[] key = mcu.credentials.password().getBytes(StandardCharsets.US_ASCII);
    for (StunType type : TYPES) {
      StunMessage message = new StunMessage(type, TransactionId.random(new Random(1)), attributes);
      network.deliver(
          new FakeNetwork.Packet(
              FakeNetwork.at(7),
              FakeNetwork.at(50000),
              StunPacket.write(message, StunFraming.PADDED, form, key, table)));
    }
    client.hears(mcu, IceDialect.RFC);
    mcu.hears(client, IceDialect.RFC);
    network.pass(Duration.ofSeconds(4));
    assertThat(mcu.connected).isEqualTo(1);
    assertThat(client.connected).isEqualTo(1);
  }

  @Provide
  Arbitrary<List<StunAttribute>> attributes() {
    Arbitrary<StunAttribute> any =
        Combinators.combine(
                Arbitraries.of(StunAttributeType.values())
                    .filter(type -> type != StunAttributeType.MESSAGE_INTEGRITY)
                    .filter(type -> type != StunAttributeType.FINGERPRINT),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(24))
            .as(StunAttribute::of);
    return any.list()
        .ofMaxSize(6)
        .map(
            list -> {
              java.util.ArrayList<StunAttribute> named = new java.util.ArrayList<>(list);
              named.add(0, StunAttribute.text(StunAttributeType.USERNAME, "mcu:client"));
              return named;
            });
  }
}
