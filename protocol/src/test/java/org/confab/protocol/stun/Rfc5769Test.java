package org.confab.protocol.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The test vectors of RFC 5769. */
class Rfc5769Test {
  private static final byte[] PASSWORD =
      "VOkJxbRl1RmTxUk/WvJxBt".getBytes(StandardCharsets.US_ASCII);
  private static final String REQUEST =
      "000100582112a442b7e7a701bc34d686fa87dfae802200105354554e207465737420636c69656e74"
          + "002400046e0001ff80290008932ff9b151263b36000600096576746a3a68367659202020"
          + "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a280280004e57a3bcf";
  private static final String IPV4_RESPONSE =
      "0101003c2112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220"
          + "002000080001a147e112a643000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7"
          + "80280004c07d4c96";
  private static final String IPV6_RESPONSE =
      "010100482112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220"
          + "002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9"
          + "00080014a382954e4be67bf11784c97c8292c275bfe3ed4180280004c8fb0b4c";
  private static final String LONG_TERM =
      "000100602112a44278ad3433c6ad72c029da412e00060012e3839ee38388e383aae38383e382afe382b90000"
          + "0015001c662f2f3439396b39353464364f4c33346f4c394653547679363473410014000b"
          + "6578616d706c652e6f72670000080014f67024656dd64a3e02b8e0712e85c9a28ca89666";

  private static StunPacket read(String hex) {
    return StunPacket.read(HexFormat.of().parseHex(hex), StunFraming.PADDED).orElseThrow();
  }

  @Test
  void theRequestIsReadAndVerified() {
    StunPacket packet = read(REQUEST);
    assertThat(packet.verifies(Integrity.RFC5389, PASSWORD)).isTrue();
    assertThat(packet.verifies(Integrity.MS_ICE2, PASSWORD)).isFalse();
    assertThat(packet.has(Fingerprint.STANDARD)).isTrue();
    StunMessage message = packet.message();
    assertThat(message.type()).isEqualTo(StunType.BINDING_REQUEST);
    assertThat(message.id().hasCookie()).isTrue();
    assertThat(message.first(StunAttributeType.SOFTWARE).map(StunAttribute::text))
        .contains("STUN test client");
    assertThat(message.first(StunAttributeType.USERNAME).map(StunAttribute::text))
        .contains("evtj:h6vY");
    assertThat(message.first(StunAttributeType.PRIORITY).orElseThrow().int32())
        .hasValue(0x6e0001ff);
    assertThat(message.first(StunAttributeType.ICE_CONTROLLED).orElseThrow().int64())
        .hasValue(0x932ff9b151263b36L);
    assertThat(message.unknownRequired()).isEmpty();
  }

  @Test
  void theAnswersOfBothFamiliesAreReadAndVerified() {
    for (String[] vector :
        new String[][] {
          {IPV4_RESPONSE, "192.0.2.1"}, {IPV6_RESPONSE, "2001:db8:1234:5678:11:2233:4455:6677"}
        }) {
      StunPacket packet = read(vector[0]);
      assertThat(packet.verifies(Integrity.RFC5389, PASSWORD)).isTrue();
      assertThat(packet.has(Fingerprint.STANDARD)).isTrue();
      StunMessage message = packet.message();
      InetSocketAddress address = new InetSocketAddress(vector[1], 32853);
      assertThat(
              StunAddress.xored(
                  message.first(StunAttributeType.XOR_MAPPED_ADDRESS).orElseThrow(), message.id()))
          .contains(address);
      assertThat(StunAddress.xored(StunAttributeType.XOR_MAPPED_ADDRESS, address, message.id()))
          .isEqualTo(message.attributes().get(1));
    }
  }

  @Test
  void aLongTermCredentialIsVerified() throws NoSuchAlgorithmException {
    byte[] key =
        MessageDigest.getInstance("MD5")
            .digest("マトリックス:example.org:TheMatrIX".getBytes(StandardCharsets.UTF_8));
    StunPacket packet = read(LONG_TERM);
    assertThat(packet.verifies(Integrity.RFC5389, key)).isTrue();
    assertThat(packet.hasFingerprint()).isFalse();
    assertThat(packet.message().first(StunAttributeType.NONCE).map(StunAttribute::text))
        .contains("f//499k954d6OL34oL9FSTvy64sA");
  }

  @Test
  void aChangedByteIsNoticed() {
    byte[] bytes = HexFormat.of().parseHex(REQUEST);
    bytes[45] ^= 1;
    StunPacket packet = StunPacket.read(bytes, StunFraming.PADDED).orElseThrow();
    assertThat(packet.verifies(Integrity.RFC5389, PASSWORD)).isFalse();
    assertThat(packet.has(Fingerprint.STANDARD)).isFalse();
    assertThat(packet.has(Fingerprint.MS_ICE2)).isFalse();
  }
}
