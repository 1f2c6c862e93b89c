package org.confab.protocol.stun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StunPacketTest {
  private static final byte[] KEY = "secret".getBytes(StandardCharsets.US_ASCII);
  private static final TransactionId ID = TransactionId.random(new Random(1));

  private static StunMessage request(StunAttribute... attributes) {
    return new StunMessage(StunType.BINDING_REQUEST, ID, List.of(attributes));
  }

  private static StunPacket read(byte[] bytes) {
    return StunPacket.read(bytes, StunFraming.PADDED).orElseThrow();
  }

  @Test
  void eachFormOfIntegrityVerifiesItselfAlone() {
    StunMessage message = request(StunAttribute.text(StunAttributeType.USERNAME, "a:b"));
    for (Integrity form : Integrity.values()) {
      StunPacket packet =
          read(StunPacket.write(message, StunFraming.PADDED, form, KEY, Fingerprint.STANDARD));
      for (Integrity other : Integrity.values()) {
        assertThat(packet.verifies(other, KEY))
            .as("%s read as %s", form, other)
            .isEqualTo(form == other);
      }
      assertThat(packet.verifies(form, new byte[] {1})).isFalse();
      assertThat(packet.message()).isEqualTo(message);
    }
  }

  @Test
  void aTextOfFullBlocksIsNotFilledUp() {
    StunMessage message = request(StunAttribute.of(StunAttributeType.DATA, new byte[128 - 20 - 4]));
    byte[] filled = StunPacket.write(message, StunFraming.PADDED, Integrity.CLASSIC, KEY);
    byte[] plain = StunPacket.write(message, StunFraming.PADDED, Integrity.RFC5389, KEY);
    assertThat(filled).isEqualTo(plain);
  }

  @Test
  void theFingerprintOfTheAlteredTableIsRecognised() {
    int different = 0;
    Random random = new Random(2);
    for (int i = 0; i < 64; i++) {
      byte[] text = new byte[64];
      random.nextBytes(text);
      StunMessage message = request(StunAttribute.of(StunAttributeType.SOFTWARE, text));
      StunPacket packet = read(StunPacket.write(message, StunFraming.PADDED, Fingerprint.MS_ICE2));
      assertThat(packet.has(Fingerprint.MS_ICE2)).isTrue();
      different += packet.has(Fingerprint.STANDARD) ? 0 : 1;
    }
    assertThat(different).isPositive();
  }

  @Test
  void whatStandsBehindTheIntegrityDoesNotCountUnlessThereIsNoPadding() {
    byte[] signed = StunPacket.write(request(), StunFraming.PADDED, Integrity.RFC5389, KEY);
    byte[] more = Arrays.copyOf(signed, signed.length + 8);
    more[3] += 8;
    System.arraycopy(HexFormat.of().parseHex("0024000400000001"), 0, more, signed.length, 8);
    assertThat(read(more).message().attributes()).isEmpty();
    assertThat(read(more).verifies(Integrity.RFC5389, KEY)).isTrue();
    assertThat(StunPacket.read(more, StunFraming.UNPADDED).orElseThrow().message().attributes())
        .hasSize(1);
  }

  @Test
  void attributesMayBeWrittenBehindTheIntegrity() {
    StunMessage message = request(StunAttribute.text(StunAttributeType.USERNAME, "abc"));
    StunAttribute sequence = StunAttribute.int32(StunAttributeType.MS_SEQUENCE_NUMBER, 7);
    byte[] bytes =
        StunPacket.write(message, StunFraming.UNPADDED, Integrity.CLASSIC, KEY, List.of(sequence));
    StunPacket packet = StunPacket.read(bytes, StunFraming.UNPADDED).orElseThrow();
    assertThat(packet.verifies(Integrity.CLASSIC, KEY)).isTrue();
    assertThat(packet.message().attributes()).endsWith(sequence).hasSize(2);
  }

  @Test
  void theFirstPacketOfACommunicatorToItsRelayIsReadWithoutPadding() {
    StunPacket packet =
        StunPacket.read(
                HexFormat.of()
                    .parseHex(
                        "00030010e8dbbe8322e97a8792802a78c38b9e10000f000472c64bc68008000400000001"),
                StunFraming.UNPADDED)
            .orElseThrow();
    assertThat(packet.message().type()).isEqualTo(StunType.ALLOCATE_REQUEST);
    assertThat(packet.message().id().hasCookie()).isFalse();
    assertThat(packet.message().first(StunAttributeType.MS_MAGIC_COOKIE).orElseThrow().int32())
        .hasValue(0x72c64bc6);
    assertThat(packet.message().first(StunAttributeType.MS_VERSION).orElseThrow().int32())
        .hasValue(1);
  }

  @Test
  void oddLengthsNeedTheFramingWithoutPadding() {
    StunMessage message =
        request(
            StunAttribute.text(StunAttributeType.USERNAME, "abc"),
            StunAttribute.flag(StunAttributeType.USE_CANDIDATE));
    byte[] bytes = StunPacket.write(message, StunFraming.UNPADDED);
    assertThat(bytes).hasSize(20 + 7 + 4);
    assertThat(StunPacket.read(bytes, StunFraming.PADDED)).isEmpty();
    assertThat(StunPacket.read(bytes, StunFraming.UNPADDED).map(StunPacket::message))
        .contains(message);
  }

  @Test
  void whatIsNoMessageIsNotRead() {
    byte[] good =
        StunPacket.write(
            request(StunAttribute.text(StunAttributeType.USERNAME, "abcd")), StunFraming.PADDED);
    byte[] rtp = good.clone();
    rtp[0] = (byte) 0x80;
    byte[] longer = Arrays.copyOf(good, good.length + 4);
    byte[] reaching = good.clone();
    reaching[23] = 8;
    for (byte[] bytes :
        List.of(
            new byte[0],
            new byte[19],
            Arrays.copyOf(good, good.length - 1),
            rtp,
            longer,
            reaching)) {
      assertThat(StunPacket.read(bytes, StunFraming.PADDED)).isEmpty();
    }
  }

  @Test
  void tooManyAttributesAreNotRead() {
    List<StunAttribute> many = new ArrayList<>();
    while (many.size() <= StunPacket.MAX_ATTRIBUTES) {
      many.add(StunAttribute.flag(StunAttributeType.USE_CANDIDATE));
    }
    StunMessage message = new StunMessage(StunType.BINDING_REQUEST, ID, many);
    assertThat(StunPacket.read(StunPacket.write(message, StunFraming.PADDED), StunFraming.PADDED))
        .isEmpty();
  }

  @Test
  void aMessageThatItsLengthCannotSayIsNotWritten() {
    StunMessage message = request(StunAttribute.of(StunAttributeType.DATA, new byte[0xffff]));
    assertThatThrownBy(() -> StunPacket.write(message, StunFraming.PADDED))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void unknownAttributesThatMustBeKnownAreNamed() {
    StunMessage message =
        request(
            StunAttribute.of(0x7001, new byte[0]),
            StunAttribute.of(0x9001, new byte[0]),
            StunAttribute.flag(StunAttributeType.USE_CANDIDATE));
    assertThat(message.unknownRequired()).containsExactly(0x7001);
    assertThat(StunAttribute.unknown(message.unknownRequired()).value())
        .isEqualTo(new byte[] {0x70, 1});
  }

  @Test
  void errorsAreReadAsWritten() {
    assertThat(StunError.of(StunError.ROLE_CONFLICT.attribute())).contains(StunError.ROLE_CONFLICT);
    for (String bad : List.of("", "000004", "00000264", "00000700")) {
      assertThat(
              StunError.of(
                  StunAttribute.of(StunAttributeType.ERROR_CODE, HexFormat.of().parseHex(bad))))
          .isEmpty();
    }
  }

  @Test
  void addressesInClearAreReadAsWritten() {
    for (String host : List.of("192.0.2.7", "2001:db8::7")) {
      InetSocketAddress address = new InetSocketAddress(host, 65535);
      assertThat(StunAddress.plain(StunAddress.plain(StunAttributeType.MAPPED_ADDRESS, address)))
          .contains(address);
    }
    assertThat(StunAddress.plain(StunAttribute.of(1, new byte[8]))).isEmpty();
    assertThat(StunAddress.xored(StunAttribute.of(1, new byte[3]), ID)).isEmpty();
  }

  @Test
  void numbersOfAFamilyAreUnique() {
    for (StunAttributeType.Family family : StunAttributeType.Family.values()) {
      Set<Integer> seen = new HashSet<>();
      for (StunAttributeType type : StunAttributeType.values()) {
        if (type.family() == family) {
          assertThat(seen.add(type.number())).as(type.name()).isTrue();
        }
      }
    }
  }

  @Test
  void aTypeKnowsItsClassAndItsAnswers() {
    assertThat(StunType.BINDING_REQUEST.isRequest()).isTrue();
    assertThat(StunType.BINDING_INDICATION.isIndication()).isTrue();
    assertThat(StunType.BINDING_REQUEST.response()).isEqualTo(StunType.BINDING_RESPONSE);
    assertThat(StunType.ALLOCATE_REQUEST.error()).isEqualTo(StunType.ALLOCATE_ERROR);
    assertThat(StunType.ALLOCATE_ERROR.isError()).isTrue();
    assertThat(StunType.BINDING_RESPONSE.isResponse()).isTrue();
    assertThatThrownBy(() -> new StunType(0x4000)).isInstanceOf(IllegalArgumentException.class);
  }
}
