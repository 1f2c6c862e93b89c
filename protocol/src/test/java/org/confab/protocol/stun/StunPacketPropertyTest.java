package org.confab.protocol.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StunPacketPropertyTest {
  private static final byte[] KEY = {1, 2, 3};

  @Property(tries = 300)
  void aMessageIsReadAsWritten(
      @ForAll("messages") StunMessage message,
      @ForAll StunFraming framing,
      @ForAll Integrity form,
      @ForAll Fingerprint table) {
    byte[] bytes = StunPacket.write(message, framing, form, KEY, table);
    StunPacket packet = StunPacket.read(bytes, framing).orElseThrow();
    assertThat(packet.message()).isEqualTo(message);
    assertThat(packet.verifies(form, KEY)).isTrue();
    assertThat(packet.has(table)).isTrue();
  }

  @Property(tries = 1000)
  void anyBytesAreReadOrRefused(@ForAll byte[] bytes, @ForAll StunFraming framing) {
    assertThat(StunPacket.read(bytes, framing)).isNotNull();
  }

  @Property(tries = 1000)
  void aDamagedMessageIsReadOrRefusedAndNeverVerified(
      @ForAll("messages") StunMessage message, @ForAll int place, @ForAll byte change) {
    byte[] bytes = StunPacket.write(message, StunFraming.PADDED, Integrity.RFC5389, KEY);
    byte[] damaged = bytes.clone();
    damaged[Math.floorMod(place, damaged.length)] ^= change;
    StunPacket.read(damaged, StunFraming.PADDED)
        .ifPresent(
            packet ->
                assertThat(packet.verifies(Integrity.RFC5389, KEY))
                    .isEqualTo(Arrays.equals(bytes, damaged)));
  }

  @Provide
  Arbitrary<StunMessage> messages() {
    Arbitrary<byte[]> values = Arbitraries.bytes().array(byte[].class).ofMaxSize(40);
    Arbitrary<StunAttribute> attributes =
        Combinators.combine(Arbitraries.integers().between(0x21, 0x7fff), values)
            .as(StunAttribute::of);
    Arbitrary<List<StunAttribute>> lists = attributes.list().ofMaxSize(8);
    Arbitrary<TransactionId> ids =
        Arbitraries.bytes().array(byte[].class).ofSize(16).map(TransactionId::of);
    return Combinators.combine(
            Arbitraries.integers().between(0, 0x3fff).map(StunType::new), ids, lists)
        .as(StunMessage::new);
  }
}
